"""Script codes of ISO 15924."""

from __future__ import annotations

from crmstandard.reference import codes

FORMAT = "iso15924"


def check(value: str) -> str | None:
    """FMT-009 unless the value is a registered script."""
    return None if value in codes("scripts") else "FMT-009"
