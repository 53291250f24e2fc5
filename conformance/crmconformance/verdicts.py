"""Verdicts: of one trial, of a requirement over its trials, of a class, of a level; and what a run may claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

from crmconformance.saying import chinese, is_text, translations
from crmconformance.script import Fault, Missing
from crmstandard.requirements import Requirement, requirement
from crmstandard.sources import read_yaml, root

PASS, FAIL, WARN = "PASS", "FAIL", "WARN"
NOT_APPLICABLE, UNVERIFIED, DESELECTED, ERROR = "NOT_APPLICABLE", "UNVERIFIED", "DESELECTED", "ERROR"
WORST_FIRST = (ERROR, FAIL, UNVERIFIED, DESELECTED, WARN, PASS, NOT_APPLICABLE)
ELIGIBLE, FAILED, CONFIGURATION, LEFT_OPEN, SUITE_ERROR = 0, 1, 2, 3, 4


@dataclass(frozen=True)
class Outcome:
    """The verdict of one trial, or of a requirement that has none; `fault` says what was expected and observed.

    `chinese` is the reason in Chinese, where it is one that a script gave.
    """

    requirement: str
    verdict: str
    check: str = ""
    subject: str = ""
    trial: str = ""
    reason: str = ""
    fault: Mapping[str, Any] = field(default_factory=dict)
    measured: bool = False
    chinese: str = ""

    def record(self) -> dict[str, Any]:
        """The JSON form."""
        made: dict[str, Any] = {"requirement": self.requirement, "verdict": self.verdict}
        for name in ("check", "subject", "trial", "reason", "chinese", "fault"):
            made |= {name: value} if (value := getattr(self, name)) else {}
        return made | ({"measured": True} if self.measured else {})


def outcome_of(row: Mapping[str, Any]) -> Outcome:
    """An outcome from its JSON form."""
    return Outcome(**{name: value for name, value in row.items() if name in Outcome.__dataclass_fields__})


def concluded(identifier: str, error: BaseException | None) -> Outcome:
    """What the end of a script says of its requirement."""
    row = requirement(identifier)
    if error is None:
        return Outcome(identifier, PASS)
    if isinstance(error, Fault):
        return Outcome(identifier, FAIL if row.level == "MUST" else WARN, fault=_told(row, error))
    if isinstance(error, Missing):
        return Outcome(identifier, UNVERIFIED, reason=str(error), chinese=chinese(error.text))
    return Outcome(identifier, ERROR, reason=f"{type(error).__name__}: {error}")


def _told(row: Requirement, fault: Fault) -> dict[str, Any]:
    made: dict[str, Any] = {
        "expected": str(fault.expected),
        "observed": str(fault.observed),
        "translations": translations(fault.expected, fault.observed),
        "message": _message(row, fault),
    }
    if fault.answer is not None:
        made |= {"exchange": fault.answer.number}
    return made


def _message(row: Requirement, fault: Fault) -> dict[str, str]:
    """The finding in the words of the register; where what is known does not fill them, what was expected and observed.

    A template that asks for a value takes no text of several words in its place, and no status unless it is about one.
    """
    plain = {"found": fault.observed, "expected": fault.expected}
    if fault.answer is not None and fault.observed == fault.answer.shown and "answered with" not in row.message["en"]:
        plain = {}
    known = {name: value for name, value in plain.items() if not is_text(value)} | fault.params
    wanted = {name for _, name, _, _ in Formatter().parse(row.message["en"]) if name}
    if not wanted <= known.keys():
        return {"en": str(fault.text), "zh": chinese(fault.text)}
    params = {name: {"en": str(value), "zh": chinese(value)} for name, value in known.items()}
    return {lang: row.say(lang, params) for lang in ("en", "zh")}


def worst(verdicts: Iterable[str]) -> str:
    """The verdict that counts of several; nothing executed is never a pass."""
    found = set(verdicts)
    return next((each for each in WORST_FIRST if each in found), UNVERIFIED)


@cache
def levels() -> Mapping[str, Mapping[str, Any]]:
    """The levels from the lowest up, each with its name and the classes that it adds."""
    found: Mapping[str, Mapping[str, Any]] = read_yaml(root() / "spec" / "levels.yaml")
    return found


def by_requirement(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """The verdict of each requirement over its trials."""
    found: dict[str, list[str]] = {}
    for each in outcomes:
        found.setdefault(each.requirement, []).append(each.verdict)
    return {identifier: worst(verdicts) for identifier, verdicts in found.items()}


def eligible(verdicts: Iterable[str]) -> bool:
    """Whether a set of requirements may be claimed: at least one kept, none broken, open or left out."""
    found = list(verdicts)
    return PASS in found and not {ERROR, FAIL, UNVERIFIED, DESELECTED} & set(found)


def is_stale(verdict: str) -> bool:
    """Whether a requirement with this verdict no longer belongs to the known failures."""
    return verdict not in (FAIL, UNVERIFIED, DESELECTED, ERROR)


def exit_code(by_id: Mapping[str, str], known: Collection[str] = ()) -> int:
    """The exit code of a run with these verdicts.

    A known failure leaves the run open, any other breaks it; so does a known one that is kept by now, since
    a list of failures that nobody tidies hides the next one.
    """
    found = set(by_id.values())
    if ERROR in found:
        return SUITE_ERROR
    broken = any(verdict == FAIL and name not in known for name, verdict in by_id.items())
    if broken or any(name in by_id and is_stale(by_id[name]) for name in known):
        return FAILED
    return LEFT_OPEN if {FAIL, UNVERIFIED, DESELECTED} & found or PASS not in found else ELIGIBLE


def highest_level(classes: Mapping[str, bool]) -> str:
    """The highest level whose classes, and those of the levels below, are all eligible; empty for none."""
    reached = ""
    for name, level in levels().items():
        if not all(classes.get(each) for each in level["classes"]):
            break
        reached = name
    return reached
