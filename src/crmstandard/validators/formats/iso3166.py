"""Two-letter country codes of ISO 3166-1."""

from __future__ import annotations

from crmstandard.reference import codes

FORMAT = "iso3166"


def check(value: str) -> str | None:
    """FMT-010 unless the value is a code in force."""
    return None if value in codes("countries") else "FMT-010"
