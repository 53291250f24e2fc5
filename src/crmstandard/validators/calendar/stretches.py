"""Periods beside instants and other periods; where one side is a plain date, the days as written decide."""

from __future__ import annotations

from collections.abc import Mapping

from crmstandard.validators.calendar.days import precedes


def holds_at(period: Mapping[str, str], at: str) -> bool:
    """Whether a half-open period covers a date or instant."""
    started = "start" not in period or not precedes(at, period["start"])
    return started and ("end" not in period or precedes(at, period["end"]))


def lies_within(inner: Mapping[str, str], outer: Mapping[str, str]) -> bool:
    """Whether one half-open period lies wholly in another; an open side lies only in an open side."""
    starts = "start" not in outer or ("start" in inner and not precedes(inner["start"], outer["start"]))
    return starts and ("end" not in outer or ("end" in inner and not precedes(outer["end"], inner["end"])))


def share_time(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two half-open periods have an instant in common."""
    return _starts_before_end(one, other) and _starts_before_end(other, one)


def _starts_before_end(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return "start" not in one or "end" not in other or precedes(one["start"], other["end"])
