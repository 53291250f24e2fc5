"""What is counted of the records of a feed besides their faults: by file, by field, and sums for reconciliation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import cache

from crmstandard import schemas
from crmstandard.validators.session import rules_for

MOST_SHAPES = 5_000
EXACT = Context(prec=60)  # sums of 30 + 20 digits over any number of records lose nothing
NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,20})?")
Shape = tuple[str, tuple[str, ...]]


@dataclass
class Presence:
    """How many records of each resource have which top-level members, and how many rules were evaluated on them."""

    shapes: Counter[Shape] = field(default_factory=Counter)
    misshapen: Counter[Shape] = field(default_factory=Counter)  # of these no rule was evaluated
    records: Counter[str] = field(default_factory=Counter)
    present: Counter[tuple[str, str]] = field(default_factory=Counter)
    evaluated: int = 0

    def add(self, resource: str, members: Iterable[str], *, judged: bool) -> None:
        """Counts a record by the members that it has; `judged` says whether its rules were evaluated."""
        shape = resource, tuple(members)
        if judged:
            self.shapes[shape] += 1
        elif shape in self.misshapen or _declared(resource).issuperset(members):
            self.misshapen[shape] += 1
        else:  # names that the source invents are not kept
            self.misshapen[resource, tuple(_declared(resource).intersection(members))] += 1
        if len(self.shapes) + len(self.misshapen) > MOST_SHAPES:
            self.fold()

    def add_all(self, resource: str, members: Iterable[str], count: int) -> None:
        """Counts so many records that have these members; their rules were evaluated."""
        self.shapes[resource, tuple(members)] += count
        if len(self.shapes) > MOST_SHAPES:
            self.fold()

    def fold(self) -> None:
        """Turns shapes into counts by member, of which there are only so many."""
        for (resource, members), count in self.shapes.items():
            self._count(resource, members, count)
            self.evaluated += count * _applying(resource, frozenset(members))
        for (resource, members), count in self.misshapen.items():
            self._count(resource, members, count)
        self.shapes.clear()
        self.misshapen.clear()

    def _count(self, resource: str, members: Iterable[str], count: int) -> None:
        self.records[resource] += count
        for name in members:
            self.present[resource, name] += count

    def merge(self, other: Presence) -> None:
        """Adds what another part of the run has counted."""
        self.fold()
        other.fold()
        self.records.update(other.records)
        self.present.update(other.present)
        self.evaluated += other.evaluated


@cache
def _declared(resource: str) -> frozenset[str]:
    from crmstandard.validators.members import member_tree

    return frozenset(member_tree(resource).members)


@cache
def _applying(resource: str, members: frozenset[str]) -> int:
    return sum(members.issuperset(rule.needs) for rule in rules_for(resource))


@dataclass
class BadLines:
    """Lines with errors, a bit each, so that a line counts once however many errors it has."""

    bits: bytearray = field(default_factory=bytearray)

    def add(self, line: int) -> bool:
        """Marks a line; whether it was not marked before."""
        at, bit = line >> 3, 1 << (line & 7)
        if at >= len(self.bits):
            self.bits.extend(bytes(at + 1 - len(self.bits) + len(self.bits) // 2))
        is_new = not self.bits[at] & bit
        self.bits[at] |= bit
        return is_new

    def merge(self, other: BadLines) -> int:
        """Marks the lines of another part; how many were marked in both."""
        size = max(len(self.bits), len(other.bits))
        mine, theirs = (int.from_bytes(each, "little") for each in (self.bits, other.bits))
        self.bits = bytearray((mine | theirs).to_bytes(size, "little"))
        return (mine & theirs).bit_count()

    def count(self) -> int:
        """Number of lines marked."""
        return int.from_bytes(self.bits, "little").bit_count()


@dataclass
class Received:
    """What came in one file: records, those that could not be read, their resources, and the lines with errors."""

    records: int = 0
    unreadable: int = 0
    resources: Counter[str] = field(default_factory=Counter)
    bad: BadLines = field(default_factory=BadLines)
    beside: int = 0  # records with errors that share their line with another one

    @property
    def rejected(self) -> int:
        """Number of records with errors."""
        return self.bad.count() + self.beside

    def merge(self, other: Received) -> None:
        """Adds another part of the same file."""
        self.records += other.records
        self.unreadable += other.unreadable
        self.resources.update(other.resources)
        self.beside += other.beside + self.bad.merge(other.bad)


@dataclass(frozen=True, slots=True)
class Control:
    """A member that is summed over a file: its place in the record, and the currency where it is money."""

    field: str
    currency: str | None = None

    def value(self, record: Mapping[str, object]) -> Decimal | None:
        """The amount that a record adds; None if it has none, or one in another currency."""
        holder: object = None
        found: object = record
        for token in self.field.split("/")[1:]:
            holder = found
            name = token.replace("~1", "/").replace("~0", "~")
            found = found.get(name) if isinstance(found, Mapping) else _item(found, name)
        money = found if isinstance(found, Mapping) else holder
        if self.currency is not None and (not isinstance(money, Mapping) or money.get("currency") != self.currency):
            return None
        return _decimal(found.get("amount") if isinstance(found, Mapping) else found)


def _item(value: object, name: str) -> object:
    return value[int(name)] if isinstance(value, list) and name.isdigit() and int(name) < len(value) else None


def _decimal(value: object) -> Decimal | None:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return Decimal(text) if NUMBER.fullmatch(text) else None


@dataclass
class Sums:
    """Exact sums of control fields by source and control."""

    by_control: dict[tuple[int, Control], Decimal] = field(default_factory=dict)

    def add(self, source: int, controls: Iterable[Control], record: Mapping[str, object]) -> None:
        """Adds what a record holds of each control."""
        for control in controls:
            if (value := control.value(record)) is not None:
                self._add((source, control), value)

    def _add(self, key: tuple[int, Control], value: Decimal) -> None:
        self.by_control[key] = EXACT.add(self.by_control.get(key, Decimal(0)), value)

    def merge(self, other: Sums) -> None:
        """Adds the sums of another part of the run."""
        for key, value in other.by_control.items():
            self._add(key, value)


@cache
def mandatory(resource: str) -> frozenset[str]:
    """The cells that completeness is measured on: structural members and the facts that every record is asked for."""
    made = schemas.resource(resource)
    return made.structural | frozenset(made.facts)
