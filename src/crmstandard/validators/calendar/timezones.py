"""A plain date whose timezone is not known: the first and last instant at which it may begin anywhere on earth."""

from __future__ import annotations

from datetime import datetime, timedelta

from crmstandard.validators.calendar.moments import FIRST, LAST, instant

EASTMOST, WESTMOST, DAY = timedelta(hours=14), timedelta(hours=12), timedelta(days=1)


def earliest(text: str) -> datetime:
    """The first instant that a date can mean; an instant means itself."""
    return instant(text) if "T" in text else _moved(instant(text), -EASTMOST)


def latest(text: str) -> datetime:
    """The last instant that a date, taken as its start, can mean; an instant means itself."""
    return instant(text) if "T" in text else _moved(instant(text), WESTMOST)


def over(date: str) -> datetime:
    """The instant at which a date is over everywhere."""
    return _moved(latest(date), DAY)


def _moved(moment: datetime, by: timedelta) -> datetime:
    """A moment moved; the first or last one that there is where that would lead out of the calendar."""
    try:
        return moment + by
    except OverflowError:
        return LAST if by > timedelta(0) else FIRST
