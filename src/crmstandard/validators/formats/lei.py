"""Legal entity identifiers (ISO 17442): form and check digits."""

from __future__ import annotations

import re

from crmstandard.validators.formats.mod97 import remainder

FORMAT = "lei"
FORM = re.compile(r"[A-Z0-9]{18}[0-9]{2}")


def check(value: str) -> str | None:
    """FMT-030 if the form, FMT-031 if the check digits do not hold."""
    if not FORM.fullmatch(value):
        return "FMT-030"
    return None if remainder(value) == 1 and "02" <= value[18:] <= "98" else "FMT-031"
