"""International phone numbers (ITU-T E.164): form and calling code."""

from __future__ import annotations

import re

from crmstandard.reference import codes

FORMAT = "e164"
FORM = re.compile(r"[+][1-9][0-9]{6,14}")
LONGEST = 3


def check(value: str) -> str | None:
    """FMT-070 if the form does not hold, FMT-071 if no country or service has the calling code."""
    if not FORM.fullmatch(value):
        return "FMT-070"
    known = codes("calling-codes")
    return None if any(value[1 : 1 + size] in known for size in range(1, LONGEST + 1)) else "FMT-071"
