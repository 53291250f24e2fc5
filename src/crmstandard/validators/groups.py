"""Facts of one rule brought together by key, from rows in memory or as they lie on disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crmstandard.findings import Place
from crmstandard.validators.registry import Fact

Row = tuple[str, Any, str | None, int | None, str, str | None, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one key in the order of the places that they were taken from.

    `learn`, where there is one, says that groups with the same values are good and need not be given any more.
    """

    rows: list[Row]
    learn: Callable[[], None] | None = None

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


def grouped(rows: Iterable[Row], *, needs_others: Collection[str] = ()) -> Iterator[Group]:
    """Groups of rows in memory."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    for held in found.values():
        if len(held) > 1:
            held.sort(key=lambda row: (row[2] or "", row[3] or 0, row[6]))
        elif held[0][4] in needs_others:
            continue
        yield Group(held)
