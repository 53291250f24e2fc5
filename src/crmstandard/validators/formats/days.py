"""The calendar behind the date formats; holds no format itself."""

from __future__ import annotations

from datetime import date, datetime

DATE, DATE_TIME = len("2026-01-15"), len("2026-01-15T09:30:00Z")
MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))


def is_date(text: str) -> bool:
    """Whether the text is YYYY-MM-DD and a day of the calendar."""
    if len(text) != DATE or not text.isascii() or text[4] != "-" or text[7] != "-":
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_instant(text: str) -> bool:
    """Whether the text is an RFC 3339 date-time with capital T, offset, and no leap second."""
    if len(text) < DATE_TIME or text[10] != "T" or not is_date(text[:DATE]) or not _is_offset(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_offset(text: str) -> bool:
    """Z, or sign, hours below 24, colon, minutes; Python alone would also take other forms."""
    if text.endswith("Z"):
        clock = text[11:-1]
    elif text[-6] in "+-" and text[-3] == ":" and text[-5:-3] < "24":
        clock = text[11:-6]
    else:
        return False
    whole, dot, fraction = clock.partition(".")
    return len(whole) == 8 and (not dot or (1 <= len(fraction) <= 6 and fraction.isdigit())) and text.isascii()
