"""Facts of one key that hang together: for rules that follow links from record to record through a feed.

All facts of such a rule have one key, but it judges only along the links between them. So they are taken apart into
those that are linked, directly or through others, and these are judged by themselves, so many at a time as there is
room for.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from crmstandard.validators.groups import Row

Links = Callable[[Any], Iterable[str]]


class Components:
    """What hangs together, known by hashes: two of one hash are taken for one, and so are only judged together."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._above = array("q")

    def join(self, things: Iterable[Hashable]) -> None:
        """Says that all of these hang together."""
        first: int | None = None
        for each in things:
            top = self._top(self._number(each))
            if first is None:
                first = top
            else:
                self._above[top] = first

    def of(self, thing: Hashable) -> int:
        """The number of what something hangs together with."""
        return self._top(self._number(thing))

    def _number(self, thing: Hashable) -> int:
        number = self._numbers.setdefault(hash(thing), len(self._above))
        if number == len(self._above):
            self._above.append(number)
        return number

    def _top(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number


def linked(read: Callable[[], Iterable[Row]], links: Links, turns: int) -> Iterator[list[Row]]:
    """The rows that hang together with one another by what they are linked by; `read` gives all of them each time."""
    components = Components()
    for row in read():
        components.join(_linked_by(row, links))
    for turn in range(turns):
        found: dict[int, list[Row]] = defaultdict(list)
        for row in read():
            number = components.of(next(_linked_by(row, links)))
            if number % turns == turn:
                found[number].append(row)
        yield from found.values()


def _linked_by(row: Row, links: Links) -> Iterator[tuple[str, str]]:
    return ((row[0], each) for each in links(row[1]))
