"""Pieces of a report in words: reasons, likely causes, curl lines, the exchanges of a trial."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from crmconformance.asking import MAIN
from crmconformance.journal import exchanges
from crmconformance.verdicts import Outcome
from crmstandard.sources import read_yaml

SHOWN = 4000
REFUSAL = re.compile(r"[45]\d\d\b")  # of what was expected: a status of a refusal
WORDS = Path(__file__).with_name("words.yaml")


@cache
def words() -> Mapping[str, Any]:
    """The texts of reports in both languages."""
    found: Mapping[str, Any] = read_yaml(WORDS)
    return found


def reason_text(reason: str, lang: str) -> str:
    """Why there is no verdict, in words: `class: search` by its template, anything else behind what it is about."""
    code, _, argument = reason.partition(": ")
    template = words()["reasons"].get(code)
    return str(template[lang]).format(argument) if template else str(words()["detail"][lang]).format(reason)


def reason_texts(outcome: Outcome) -> dict[str, str]:
    """The same in both languages; a reason that a script gave comes with its Chinese."""
    return {"en": reason_text(outcome.reason, "en"), "zh": outcome.chinese or reason_text(outcome.reason, "zh")}


def told(fault: Mapping[str, Any], name: str) -> dict[str, str]:
    """What a fault says under a name, such as `expected`, in both languages."""
    text = str(fault[name])
    return {"en": text, "zh": str(fault.get("translations", {}).get("zh", {}).get(name, text))}


def transcript(steps: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The exchanges of a trial, long bodies cut."""
    return [{"ask": _cut(asked), "answer": _cut(answered)} for step in steps for asked, answered in exchanges(step)]


def _cut(part: Mapping[str, Any]) -> dict[str, Any]:
    body = part.get("body")
    if isinstance(body, str) and len(body) > SHOWN:
        return {**part, "body": body[:SHOWN] + "…"}
    return dict(part)


def curl(url: str, ask: Mapping[str, Any]) -> str:
    """A line for a shell that sends a request again; the token comes from the variable TOKEN."""
    parts = ["curl", "-i"] if ask["method"] == "GET" else ["curl", "-i", "-X", ask["method"]]
    parts.append(shlex.quote(f"{url}{ask['path']}"))
    if ask.get("client", MAIN) is not None:
        parts.append('-H "Authorization: Bearer $TOKEN"')
    parts += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in ask.get("headers", {}).items()]
    if isinstance(ask.get("body"), str):
        parts.append(f"--data-binary {shlex.quote(ask['body'])}")
    return " ".join(parts)


def cause_of(exchange: Mapping[str, Any], expected: str) -> dict[str, str]:
    """The likely cause behind an answer that was not expected, in both languages; empty where it tells nothing."""
    answer, refusal = exchange["answer"], REFUSAL.match(expected) is not None
    for each in words()["causes"]:
        if each.get("refusal") and not refusal:
            continue
        if answer["status"] in each.get("status", ()) or (answer.get("trouble") and each.get("trouble")):
            return {lang: each[lang] for lang in ("en", "zh")}
    return {}
