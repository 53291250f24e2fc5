"""Calendar dates, ISO 8601 YYYY-MM-DD, from the year 0001."""

from __future__ import annotations

from crmstandard.validators.formats.days import is_date

FORMAT = "date"


def check(value: str) -> str | None:
    """FMT-001 unless the value is a day of the calendar."""
    return None if is_date(value) else "FMT-001"
