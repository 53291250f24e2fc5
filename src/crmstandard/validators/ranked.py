"""Texts known only by their order: what a rule finds by comparing them is true of all that stand in the same order.

In a group told by order (`Group.by_order`) dates, instants and keys of records are not written out. A text that begins
with MARK says instead how long the text is and where it stands among all of the group: as it is written, its day among
the same, and its moment among the moments. Whatever else a rule asks of such a text raises Looked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
MARK = "\0"
UNKNOWN = "-"
DAY = slice(None, len("2026-01-15"))


class Looked(Exception):
    """A rule tried to look at what it is not shown."""


def look(*_: object) -> Any:
    """What is done where something may not be looked at."""
    raise Looked


class _Placed:
    """What is known by its place among others of its kind: it can be compared with these."""

    __slots__ = ("rank",)

    def __init__(self, rank: int) -> None:
        self.rank = rank

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        raise Looked

    def __getattr__(self, name: str) -> Any:
        raise Looked(name)

    def __eq__(self, other: object) -> bool:
        return other is not None and self._before(other) == 0

    def __lt__(self, other: object) -> bool:
        return self._before(other) < 0

    def __le__(self, other: object) -> bool:
        return self._before(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._before(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._before(other) >= 0

    def _before(self, other: Any) -> int:
        """Below 0 where it comes first, 0 where it is the same."""
        if type(other) is not type(self):
            raise Looked
        return self.rank - int(other.rank)

    def __hash__(self) -> int:
        raise Looked


for _name in "str repr format len iter contains add radd sub rsub mul rmul mod rmod".split():
    setattr(_Placed, f"__{_name}__", look)


class Moment(_Placed):
    """A moment; it lies between the first and the last that there are."""

    __slots__ = ()

    def _before(self, other: Any) -> int:
        if type(other) is datetime and other in (FIRST, LAST):
            return 1 if other == FIRST else -1
        return super()._before(other)

    def __hash__(self) -> int:  # noqa: D105 - rules gather moments, none of them made elsewhere
        return hash((Moment, self.rank))

    __eq__ = _Placed.__eq__


class Ranked(_Placed):
    """A text that is not empty, known by its length too, and by its day and moment if it is a date or an instant."""

    __slots__ = ("_day", "_length", "_moment")

    def __init__(self, length: int, rank: int, day: int | None = None, moment: int | None = None) -> None:
        super().__init__(rank)
        self._length, self._day, self._moment = length, day, moment

    def moment(self) -> Moment:
        """The moment that it means."""
        if self._moment is None:
            raise Looked
        return Moment(self._moment)

    def startswith(self, other: Any) -> bool:
        """Whether it begins as another text; told of texts of one length."""
        if len(other) != self._length:
            raise Looked
        return self._before(other) == 0

    def __len__(self) -> int:  # noqa: D105
        return self._length

    def __getitem__(self, part: object) -> Ranked:  # noqa: D105
        if part != DAY or self._day is None:
            raise Looked
        return Ranked(DAY.stop, self._day, self._day)


class Equated(Ranked):
    """A text that may be gathered, for the rule compares such texts with nothing but each other."""

    __slots__ = ()

    def __hash__(self) -> int:  # noqa: D105
        return hash((Equated, self.rank))

    __eq__ = _Placed.__eq__


def revealed(value: Any, *, equates: bool = False) -> Any:
    """A value with each text that says where it stands made into that; keys are gathered if it `equates`."""
    if type(value) is str:
        return _ranked(value, equates=equates) if value.startswith(MARK) else value
    if type(value) is dict:
        return {name: revealed(inner, equates=equates) for name, inner in value.items()}
    return [revealed(each, equates=equates) for each in value] if type(value) is list else value


def _ranked(told: str, *, equates: bool) -> Ranked:
    length, rank, day, moment = (None if each == UNKNOWN else int(each) for each in told[len(MARK) :].split(" "))
    return (Equated if equates and day is None else Ranked)(length or 0, rank or 0, day, moment)
