"""Business identifier codes (ISO 9362): form and country."""

from __future__ import annotations

import re

from crmstandard.reference import codes

FORMAT = "bic"
FORM = re.compile(r"[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def check(value: str) -> str | None:
    """FMT-040 if the form, FMT-041 if the country does not hold."""
    found = FORM.fullmatch(value)
    if found is None:
        return "FMT-040"
    return None if found[1] in codes("countries") else "FMT-041"
