"""Counts every finding by requirement and keeps as many as are to be shown, so that memory is bounded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crmstandard.findings import Finding

CONSEQUENCE = "consequence"


def kind_of(each: Finding) -> str:
    """`error`, `warning` or `notEvaluated`, and `consequence` for what follows from another finding."""
    return CONSEQUENCE if each.caused_by else each.level


@dataclass
class Tally:
    """Exact counts of a run, and the findings kept of each requirement (at most `keep`, 0: all)."""

    keep: int
    records: int = 0
    sources: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: list[Finding] = field(default_factory=list)

    def add(self, each: Finding) -> bool:
        """Counts a finding; whether it is among those to be shown. Rules not evaluated are counted, not shown."""
        key = (each.requirement, kind_of(each))
        self.counts[key] += 1
        return each.level != "notEvaluated" and not (self.keep and self.counts[key] > self.keep)

    def total(self, kind: str) -> int:
        """Number of findings of a kind."""
        return sum(count for (_, each), count in self.counts.items() if each == kind)

    @property
    def exit_code(self) -> int:
        """0 no errors, 1 errors, 2 a source that could not be read."""
        if self.unreadable:
            return 2
        return 1 if self.total("error") + self.total(CONSEQUENCE) else 0

    def by_requirement(self) -> list[tuple[str, str, int]]:
        """(requirement, kind, count), most frequent first within errors, consequences, warnings, not evaluated."""
        order = ("error", CONSEQUENCE, "warning", "notEvaluated")
        rows = [(requirement, kind, count) for (requirement, kind), count in self.counts.items()]
        return sorted(rows, key=lambda row: (order.index(row[1]), -row[2], row[0]))
