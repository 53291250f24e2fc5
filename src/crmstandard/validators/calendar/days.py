"""Order of dates and instants side by side: where one is a plain date, the days as written decide."""

from __future__ import annotations

from crmstandard.validators.calendar.moments import instant

DATE = len("2026-01-15")


def day(text: str) -> str:
    """The day of a date or instant as its writer wrote it."""
    return text[:DATE]


def precedes(one: str, other: str) -> bool:
    """Whether one date or instant lies before another; no timezone is guessed for a plain date."""
    if len(one) == DATE or len(other) == DATE:
        return day(one) < day(other)
    return instant(one) < instant(other)
