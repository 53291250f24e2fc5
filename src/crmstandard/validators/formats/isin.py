"""International securities identification numbers (ISO 6166): form and check digit."""

from __future__ import annotations

import re

from crmstandard.validators.formats.luhn import is_luhn
from crmstandard.validators.formats.mod97 import VALUES

FORMAT = "isin"
FORM = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")


def check(value: str) -> str | None:
    """FMT-050 if the form, FMT-051 if the check digit (Luhn over the letters as numbers) does not hold."""
    if not FORM.fullmatch(value):
        return "FMT-050"
    return None if is_luhn(value.translate(VALUES)) else "FMT-051"
