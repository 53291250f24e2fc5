"""Facts of one key that hang together: for rules that follow links from record to record through a feed.

All facts of such a rule have one key, but it judges only along the links between them. So they are taken apart into
those that are linked, directly or through others, and these are judged by themselves, so many at a time as there is
room for.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from crmstandard.validators.groups import Row

ROOM = 1 << 22  # bytes
Links = Callable[[Any], Iterable[str]]


class Components:
    """What hangs together, known by hashes: two of one hash are taken for one, and so are only judged together."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._above = array("q")

    def join(self, hashes: Iterable[int]) -> int | None:
        """Says that all of these hang together; the number of one of them, None where there is none."""
        first: int | None = None
        for each in hashes:
            number = self._numbers.setdefault(each, len(self._above))
            if number == len(self._above):
                self._above.append(number)
            if first is None:
                first = self.of(number)
            else:
                self._above[self.of(number)] = first
        return first

    def of(self, number: int) -> int:
        """The number of everything that what has this one hangs together with."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    @property
    def count(self) -> int:
        """Of how many things there are numbers."""
        return len(self._above)


def linked(read: Callable[[], Iterable[Row]], links: Links, turns: int, room: int = ROOM) -> Iterator[list[Row]]:
    """The rows that hang together with one another by what they are linked by; `read` gives all of them each time."""
    counts, hashes = array("I"), array("q")
    for row in read():
        own = {hash((row[0], each)) for each in links(row[1])}
        counts.append(len(own))
        hashes.extend(own)
    numbers = _numbered(counts, hashes, room)
    for turn in range(turns):
        found: dict[int, list[Row]] = defaultdict(list)
        for number, row in zip(numbers, read(), strict=True):
            if number % turns == turn:
                found[number].append(row)
        yield from found.values()


def _numbered(counts: Iterable[int], hashes: Sequence[int], room: int) -> Sequence[int]:
    """For each row, of which so many hashes are, the number of what it hangs together with.

    Most of what could link rows is named by one of them alone, and needs no room.
    """
    several, components = _several(hashes, room), Components()
    numbers, following = array("q"), iter(hashes)
    for count in counts:
        own = islice(following, count)
        joined = components.join([each for each in own if several[each % room] > 1])
        numbers.append(-1 if joined is None else joined)
    alone = components.count
    return array("q", (alone + row if n < 0 else components.of(n) for row, n in enumerate(numbers)))


def _several(hashes: Iterable[int], room: int) -> bytearray:
    """How often each hash comes, up to 2, where it stands by its remainder; where two meet it is taken for often."""
    times = bytearray(room)
    for each in hashes:
        place = each % room
        if times[place] < 2:
            times[place] += 1
    return times
