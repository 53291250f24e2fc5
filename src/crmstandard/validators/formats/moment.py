"""A calendar date or an instant."""

from __future__ import annotations

from crmstandard.validators.formats.days import DATE, is_date, is_instant

FORMAT = "moment"


def check(value: str) -> str | None:
    """FMT-003 unless the value is a date or an instant."""
    return None if (is_date(value) if len(value) <= DATE else is_instant(value)) else "FMT-003"
