"""Facts of one rule brought together by key, from rows in memory or as they lie on disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

import orjson

from crmstandard.findings import Place
from crmstandard.validators.registry import Fact

PARTS = 16  # by a digest of the key, in which rows lie on disk
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


def grouped(rows: Iterable[Row], *, needs_others: Collection[str] = (), by_value: bool = False) -> Iterator[Group]:
    """Groups of rows in memory."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _told_apart(rows) if by_value else rows:
        found[row[0]].append(row)
    for held in found.values():
        if len(held) > 1:
            held.sort(key=lambda row: (row[2] or "", row[3] or 0, row[6]))
        elif held[0][4] in needs_others:
            continue
        yield Group(held)


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
