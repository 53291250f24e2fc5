"""The calendar behind the date formats; holds no format itself."""

from __future__ import annotations

import re
from datetime import date

DATE = len("2026-01-15")
MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
INSTANT = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T{CLOCK}:[0-5][0-9](?:\.[0-9]{{1,6}})?(?:Z|[+-]{CLOCK})")


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
    found = INSTANT.fullmatch(text)
    return found is not None and is_date(found[1])
