"""What will run, what does not apply and why, and what is missing for the claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crmconformance.registry import Check, checks_of
from crmconformance.target import Target
from crmconformance.verdicts import DESELECTED, NOT_APPLICABLE, UNVERIFIED, Outcome
from crmconformance.wire import number
from crmstandard.requirements import Requirement, requirements

OFFLINE = "feed"
RULE_KINDS = ("record", "structure", "format", "machine")


@dataclass(frozen=True)
class Selection:
    """What a user asked for: classes and requirements (empty: all), profiles, and whether on every resource."""

    classes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    deep: bool = False

    def takes(self, identifier: str, conformance_class: str) -> bool:
        """Whether a requirement is to be run."""
        if self.requirements and identifier not in self.requirements:
            return False
        return not self.classes or conformance_class in self.classes


@dataclass(frozen=True)
class Planned:
    """A check for one subject; `key` is its name in the journal."""

    check: Check
    subject: str

    @property
    def key(self) -> str:
        """Requirement, check and subject in one name."""
        named = f"{self.check.requirement}/{self.check.name}"
        return f"{named}[{self.subject}]" if self.subject else named


@dataclass(frozen=True)
class Plan:
    """The trials to run, the outcomes that are known without, and the requirements that count."""

    trials: tuple[Planned, ...]
    settled: tuple[Outcome, ...]

    def missing(self) -> list[Outcome]:
        """What stays unverified, so that the claim cannot be made."""
        return [each for each in self.settled if each.verdict == UNVERIFIED]


def class_of(row: Requirement) -> str:
    """The conformance class of a requirement; rules of records are kept by whoever takes records in."""
    return row.conformance_class or ("coreWrite" if row.kind in RULE_KINDS else OFFLINE)


def classes_with_checks() -> frozenset[str]:
    """The conformance classes of which this release of the suite has checks."""
    return frozenset(class_of(row) for row in judged() if checks_of(row.id))


def in_force(row: Requirement, version: str) -> bool:
    """Whether a requirement counts for a version of the standard; later ones run without counting."""
    return _parts(row.since) <= _parts(version)


def _parts(version: str) -> tuple[float, ...]:
    return tuple(number(part) or 0 for part in version.split("."))


def judged() -> Iterable[Requirement]:
    """The requirements that a run says something of: those seen over HTTP, and others that have a check."""
    for row in requirements().values():
        if row.unverified is None and row.level != "MAY" and (row.kind == "http" or checks_of(row.id)):
            yield row


def plan(target: Target, selection: Selection, prerequisites: Mapping[str, bool]) -> Plan:
    """The plan of a run; `prerequisites` says which of them are there."""
    trials: list[Planned] = []
    settled: list[Outcome] = []
    for row in judged():
        known = _settled(row, target, selection)
        if known is not None:
            settled.append(known)
            continue
        for each in checks_of(row.id):
            lacking = sorted(name for name in each.needs if not prerequisites.get(name))
            subjects = each.trials(target, deep=selection.deep)
            if lacking:
                settled.append(Outcome(row.id, UNVERIFIED, each.name, reason=f"prerequisite: {', '.join(lacking)}"))
            elif not subjects:
                settled.append(Outcome(row.id, NOT_APPLICABLE, each.name, reason=_without_subject(each)))
            trials += [] if lacking else [Planned(each, subject) for subject in subjects]
    return Plan(tuple(trials), tuple(settled))


def _without_subject(each: Check) -> str:
    return f"offer: {', '.join(each.each)}" if each.each else "subject"


def _settled(row: Requirement, target: Target, selection: Selection) -> Outcome | None:
    """The outcome of a requirement that is not run."""
    conformance_class = class_of(row)
    if conformance_class not in target.classes:
        return Outcome(row.id, NOT_APPLICABLE, reason=f"class: {conformance_class}")
    if row.capability is not None and row.capability not in target.features:
        return Outcome(row.id, NOT_APPLICABLE, reason=f"feature: {row.capability}")
    if not selection.takes(row.id, conformance_class):
        return Outcome(row.id, DESELECTED)
    if not checks_of(row.id):
        return Outcome(row.id, UNVERIFIED, reason="no check")
    return None
