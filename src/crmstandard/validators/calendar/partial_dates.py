"""Dates known to the year or month only, compared as far as both are known."""

from __future__ import annotations

from datetime import date


def surely_before(one: str, other: str) -> bool:
    """Whether one partial date lies before another whatever the parts are that one of them lacks."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]


def first_and_last(partial: str) -> tuple[date, date]:
    """The first and the last day that a partial date may mean."""
    year, month, day = (*(int(part) for part in partial.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    first = date(year, month or 1, 1)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def completed_years(born: date, at: date) -> int:
    """Age in completed years; who was born on 29 February is a year older on 1 March of a common year."""
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))
