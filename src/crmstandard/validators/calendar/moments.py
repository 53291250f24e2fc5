"""Dates, instants and half-open periods compared as the standard compares them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from crmstandard.validators import ranked

FIRST, LAST = ranked.FIRST, ranked.LAST


def instant(text: str) -> datetime:
    """The instant that a date or RFC 3339 date-time means; a date is its start in UTC. Remembers the latest.

    A text known by its order only (validators/ranked.py) knows its moment.
    """
    return _instant(text) if type(text) is str else _ranked(text)


def _ranked(text: Any) -> Any:
    return text.moment() if type(text) is ranked.Ranked else _instant(text)


@lru_cache(maxsize=1 << 14)
def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def bounds(period: Mapping[str, Any]) -> tuple[datetime, datetime]:
    """Start and end of a half-open period; an open side is the first or last instant there is."""
    start, end = period.get("start"), period.get("end")
    return (instant(start) if start else FIRST, instant(end) if end else LAST)


def covers(period: Mapping[str, Any], moment: str) -> bool:
    """Whether a date or instant lies inside the period."""
    start, end = bounds(period)
    return start <= instant(moment) < end


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two periods share an instant."""
    (start, end), (other_start, other_end) = bounds(one), bounds(other)
    return start < other_end and other_start < end


def inside(inner: Mapping[str, Any], outer: Mapping[str, Any]) -> bool:
    """Whether one period lies wholly within another."""
    (start, end), (outer_start, outer_end) = bounds(inner), bounds(outer)
    return outer_start <= start and end <= outer_end
