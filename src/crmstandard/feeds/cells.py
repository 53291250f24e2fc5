"""Findings counted exactly by requirement, kind, resource and field, with some places of each: bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from crmstandard.feeds.fields import field_of
from crmstandard.findings import Finding
from crmstandard.reports.tally import CONSEQUENCE, kind_of

ORDER = ("error", CONSEQUENCE, "warning", "notEvaluated")
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Sample:
    """One place of a fault, by number of the source and line; `params` fill the message and hold no value."""

    source: int
    line: int
    pointer: str
    record: str | None = field(compare=False)
    caused_by: str | None = field(compare=False)
    params: dict[str, Any] = field(compare=False)
    excerpt: str | None = field(compare=False, default=None)


class Spot(NamedTuple):
    """Where a record stands, by number of the source and line, and its id."""

    source: int
    line: int
    record: str | None


@dataclass
class Cell:
    """How often something was found, and the first places where it was."""

    count: int = 0
    samples: list[Sample] = field(default_factory=list)

    def keep(self, sample: Sample, most: int) -> bool:
        """Keeps a place among the first ones."""
        held = self.samples
        if len(held) < most:
            held.append(sample)
            held.sort()
            return True
        if not held or not sample < held[-1]:
            return False
        held[-1] = sample
        held.sort()
        return True


@dataclass
class Cells:
    """Every cell of a run; `most` places are kept of each."""

    most: int
    by_key: dict[Key, Cell] = field(default_factory=dict)

    def add(self, found: Finding, source: int, excerpt: Callable[[], str | None] = lambda: None) -> None:
        """Counts a finding of the source with this number; an excerpt of its record is made where its place is kept."""
        cell = self.cell_of(found, found.resource)
        cell.count += 1
        if self.wants(cell, source, found.line or 0, found.pointer):
            self.keep(cell, found, Spot(source, found.line or 0, found.record), excerpt())

    def wants(self, cell: Cell, source: int, line: int, pointer: str) -> bool:
        """Whether this place is among the first ones of a cell."""
        held = cell.samples
        if len(held) < self.most:
            return True
        last = held[-1] if held else None
        return last is not None and (source, line, pointer) < (last.source, last.line, last.pointer)

    def keep(self, cell: Cell, found: Finding, spot: Spot, excerpt: str | None) -> None:
        """Keeps the place of a finding that is wanted."""
        sample = Sample(
            spot.source, spot.line, found.pointer, spot.record, found.caused_by, dict(found.params), excerpt
        )
        cell.keep(sample, self.most)

    def cell_of(self, found: Finding, resource: str | None) -> Cell:
        """The cell that a finding of a record of this resource is counted in."""
        key = (found.requirement, kind_of(found), resource or "", field_of(resource, found.pointer))
        cell = self.by_key.get(key)
        if cell is None:
            cell = self.by_key[key] = Cell()
        return cell

    def merge(self, other: Cells) -> None:
        """Adds the counts and places of another part of the run."""
        for key, cell in other.by_key.items():
            mine = self.by_key.setdefault(key, Cell())
            mine.count += cell.count
            for sample in cell.samples:
                mine.keep(sample, self.most)

    def total(self, kind: str) -> int:
        """Number of findings of one kind."""
        return sum(cell.count for key, cell in self.by_key.items() if key[1] == kind)

    def count_of(self, requirement: str, kind: str = "error") -> int:
        """Number of findings of one requirement and kind."""
        return sum(cell.count for key, cell in self.by_key.items() if key[:2] == (requirement, kind))

    def rows(self) -> Iterator[tuple[Key, Cell]]:
        """Cells, grave and frequent ones first, in an order that does not depend on how the work was shared."""
        yield from sorted(self.by_key.items(), key=lambda row: (ORDER.index(row[0][1]), -row[1].count, row[0]))
