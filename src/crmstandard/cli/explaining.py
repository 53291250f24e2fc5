"""The text of `explain`: a requirement with its reason, remedy, examples and where it is verified."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from crmstandard.requirements import Requirement
from crmstandard.sources import read_json, root

WORDS = {
    "en": {
        "why": "Why",
        "message": "Finding",
        "fix": "Remedy",
        "by": "Verified by",
        "right": "Right",
        "wrong": "Wrong",
        "at": "at",
    },
    "zh": {
        "why": "理由",
        "message": "提示",
        "fix": "处理",
        "by": "由以下验证",
        "right": "正确示例",
        "wrong": "错误示例",
        "at": "位置",
    },
}
SHOWN = 3


def lines(row: Requirement, lang: str) -> Iterator[str]:
    """The explanation of one requirement, line by line."""
    words = WORDS[lang]
    marks = (row.kind, row.since, row.conformance_class, row.capability)
    yield f"{row.id}  {row.level}  ({', '.join(mark for mark in marks if mark)})"
    yield f"\n  {row.text[lang]}"
    if lang != "en":
        yield f"  {row.text['en']}"
    for name in ("why", "message", "fix"):
        text: Mapping[str, str] = getattr(row, name)
        if text:
            yield f"\n{words[name]}: {text[lang].replace('{{', '{').replace('}}', '}')}"
    verified = ", ".join(_verifiers(row))
    if verified or row.unverified:
        yield f"\n{words['by']}: {verified or (row.unverified or {})[lang]}"
    yield from _examples(row, words)


def _verifiers(row: Requirement) -> list[str]:
    """Modules of rules, or what else judges a requirement."""
    from crmstandard.validators import registry

    rules = (*registry.record_rules(), *registry.type_rules())
    found = {each.check.__module__ for each in rules if each.requirement == row.id}
    found |= {each.judge.__module__ for each in registry.cross_rules() if each.requirement == row.id}
    if row.format:
        found.add(f"format {row.format}")
    if row.keywords:
        found.add(f"JSON Schema: {', '.join(row.keywords)}")
    if row.kind == "structure" and not found:
        found.add("JSON Schema")
    if row.kind == "reading":
        found.add("crmstandard.reading")
    if row.kind == "http" and row.unverified is None:
        found.add("conformance suite")
    return sorted(found)


def _examples(row: Requirement, words: Mapping[str, str]) -> Iterator[str]:
    vectors = root() / "spec" / "vectors"
    if (path := vectors / "rules" / f"{row.id}.json").is_file():
        content = read_json(path)
        for kind, word in (("valid", words["right"]), ("invalid", words["wrong"])):
            for each in content[kind][:SHOWN]:
                where = ", ".join(str(e["pointer"]) or "(record)" for e in each.get("expect", ()))
                yield f"\n{word}: {each['description']}" + (f"  [{words['at']} {where}]" if where else "")
    elif row.format and (path := vectors / "formats" / f"{row.format}.json").is_file():
        yield from _values(read_json(path), row, words)


def _values(content: Mapping[str, Any], row: Requirement, words: Mapping[str, str]) -> Iterator[str]:
    right = [each["value"] for each in content["valid"]][:SHOWN]
    wrong = [each["value"] for each in content["invalid"] if each["requirement"] == row.id][:SHOWN]
    yield f"\n{words['right']}: {'  '.join(right)}"
    yield f"{words['wrong']}: {'  '.join(json.dumps(each, ensure_ascii=False) for each in wrong)}"
