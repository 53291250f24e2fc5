"""Instants, RFC 3339 with an offset."""

from __future__ import annotations

from crmstandard.validators.formats.days import is_instant

FORMAT = "date-time"


def check(value: str) -> str | None:
    """FMT-002 unless the value is an instant."""
    return None if is_instant(value) else "FMT-002"
