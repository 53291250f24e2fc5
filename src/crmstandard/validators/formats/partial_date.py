"""A date to the precision known: year, year and month, or day."""

from __future__ import annotations

from crmstandard.validators.formats.days import DATE, MONTHS, is_date

FORMAT = "partial-date"
YEAR, MONTH = 4, 7


def check(value: str) -> str | None:
    """FMT-004 unless the value is a year from 0001, a month or a day of the calendar."""
    if len(value) == DATE:
        return None if is_date(value) else "FMT-004"
    year = value[:YEAR]
    if len(value) not in (YEAR, MONTH) or not (year.isascii() and year.isdigit()) or year == "0000":
        return "FMT-004"
    return None if len(value) == YEAR or (value[4] == "-" and value[5:] in MONTHS) else "FMT-004"
