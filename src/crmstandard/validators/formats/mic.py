"""Market identifier codes (ISO 10383), by form; a bank that needs the full list binds it in a profile of its own."""

from __future__ import annotations

import re

FORMAT = "mic"
FORM = re.compile(r"[A-Z0-9]{4}")


def check(value: str) -> str | None:
    """FMT-060 unless the value is four capital letters or digits."""
    return None if FORM.fullmatch(value) else "FMT-060"
