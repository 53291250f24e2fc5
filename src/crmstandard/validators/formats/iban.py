"""International bank account numbers (ISO 13616): form, country, length, domestic structure, check digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from crmstandard.reference import table
from crmstandard.validators.formats.mod97 import remainder

FORMAT = "iban"
FORM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")
PART = re.compile(r"([0-9]+)!?([nac])")
SIGNS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}


@cache
def structures() -> Mapping[str, tuple[int, re.Pattern[str]]]:
    """Length of the whole number and pattern of the domestic part, by country."""
    found = {}
    for country, text in table("iban")["bban"].items():
        parts = PART.findall(text)
        pattern = "".join(f"{SIGNS[kind]}{{{length}}}" for length, kind in parts)
        found[country] = (4 + sum(int(length) for length, _ in parts), re.compile(pattern))
    return found


def check(value: str) -> str | None:
    """FMT-020 to FMT-024: the first of form, country, length, check digits and structure that does not hold."""
    if not FORM.fullmatch(value):
        return "FMT-020"
    known = structures().get(value[:2])
    if known is None:
        return "FMT-021"
    length, domestic = known
    if len(value) != length:
        return "FMT-022"
    if remainder(value[4:] + value[:4]) != 1 or not "02" <= value[2:4] <= "98":
        return "FMT-023"
    return None if domestic.fullmatch(value, 4) else "FMT-024"
