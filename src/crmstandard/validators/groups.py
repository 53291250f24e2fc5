"""Facts of one rule brought together by key, from rows in memory or as they lie on disk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple
from zlib import crc32

import orjson

from crmstandard.findings import Place
from crmstandard.validators.registry import Fact

PARTS = 16  # by a digest of the key, in which rows lie on disk
MOST_GOOD, LONGEST = 20_000, 1_000  # groups whose values are remembered as good, and bytes of these
LARGE = 16  # rows of a group whose values hardly come again
IN_VAIN, USED = 4_096, 4  # groups that were told, after which at least one has to be left out for so many told
Row = tuple[str, Any, str | None, int | None, str, str | None, str]


class Turn(NamedTuple):
    """Which keys of a part are asked for, where they are too many to be judged at once."""

    number: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one key in the order of the places that they were taken from.

    `learn`, where there is one, says that groups with the same values are good and need not be given any more; those
    told `by_order` (validators/ranked.py) need only stand in the same order. Rows that are judged by value stand for
    all that are alike.
    """

    rows: list[Row]
    learn: Callable[[], None] | None = None
    by_order: bytes | None = None  # resource and value of each row, as JSON

    @property
    def key(self) -> str:
        """The key of all rows."""
        return self.rows[0][0]

    def facts(self) -> list[Fact]:
        """The rows as facts."""
        return [as_fact(row) for row in self.rows]


def as_fact(row: Row) -> Fact:
    """A row as the fact that it was."""
    _, value, source, line, resource, record, pointer = row
    return Fact(value, Place(source, line), resource, record, pointer)


@dataclass(slots=True)
class Learned:
    """Values of groups of one rule that were found good by themselves; groups that have them too are left out."""

    _good: set[bytes] = field(default_factory=set)
    _given: int = 0
    _met: int = 0  # groups left out

    def but_good(self, groups: Iterable[list[Row]]) -> Iterator[Group]:
        """The groups that are still to be judged."""
        for held in groups:
            if len(held) > LARGE or (self._given >= IN_VAIN and self._met * USED < self._given):
                yield Group(held)
                continue
            told = orjson.dumps([(row[4], row[1]) for row in held])
            if told in self._good:
                self._met += 1
                continue
            self._given += 1
            yield Group(held, partial(self._learn, told))

    def _learn(self, told: bytes) -> None:
        if len(self._good) < MOST_GOOD and len(told) <= LONGEST:
            self._good.add(told)


def grouped(
    rows: Iterable[Row], learned: Learned, *, needs_others: Collection[str] = (), by_value: bool = False
) -> Iterator[Group]:
    """Groups of rows in memory, but for those with values that were learned to be good."""
    return learned.but_good(_by_key(list(_told_apart(rows) if by_value else rows), needs_others))


def _by_key(rows: list[Row], needs_others: Collection[str]) -> Iterator[list[Row]]:
    """Rows of each key, in the order of their places; single ones of resources that need others are left out."""
    times = Counter([row[0] for row in rows])
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if times[row[0]] > 1 or row[4] not in needs_others:
            found[row[0]].append(row)
    for held in found.values():
        if len(held) > 1:
            held.sort(key=lambda row: (row[2] or "", row[3] or 0, row[6]))
        yield held


def _told_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The first of the rows with one key, resource and value."""
    seen: set[tuple[str, str, bytes]] = set()
    for row in rows:
        told = row[0], row[4], orjson.dumps(row[1])
        if told not in seen:
            seen.add(told)
            yield row


def in_turn(rows: Iterable[Row], turn: Turn) -> Iterator[Row]:
    """Those of some rows of one part whose turn it is."""
    return iter(rows) if turn.of == 1 else (r for r in rows if crc32(r[0].encode()) // PARTS % turn.of == turn.number)


def part_of(key: str) -> int:
    """The part that facts with a key lie in."""
    return crc32(key.encode()) % PARTS
