"""Chinese resident identity numbers (GB 11643): form, province, birth date, check character (ISO 7064 MOD 11-2)."""

from __future__ import annotations

import re

from crmstandard.validators.formats.days import is_date

FORMAT = "cn-resident-id"
FORM = re.compile(r"[1-9][0-9]{16}[0-9X]")
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
WEIGHTS = tuple(2 ** (17 - index) % 11 for index in range(17))
CHECK = "10X98765432"
FIRST_YEAR = "1800"


def check(value: str) -> str | None:
    """FMT-080 to FMT-083: the first of form, province, birth date and check character that does not hold."""
    if not FORM.fullmatch(value):
        return "FMT-080"
    if value[:2] not in PROVINCES:
        return "FMT-081"
    if value[6:10] < FIRST_YEAR or not is_date(f"{value[6:10]}-{value[10:12]}-{value[12:14]}"):
        return "FMT-082"
    total = sum(int(digit) * weight for digit, weight in zip(value, WEIGHTS, strict=False))
    return None if CHECK[total % 11] == value[17] else "FMT-083"
