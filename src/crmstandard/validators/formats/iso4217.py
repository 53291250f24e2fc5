"""Currency codes of ISO 4217 and their minor units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crmstandard.reference import table

FORMAT = "iso4217"
USUAL = 2


@cache
def currencies() -> Mapping[str, int | None]:
    """Minor units by code; None for codes without any (metals, units of account)."""
    content = table("currencies")
    found: dict[str, int | None] = dict.fromkeys(content["none"].split())
    for places, listed in content["minorUnits"].items():
        found.update(dict.fromkeys(listed.split(), int(places)))
    for code in content["withdrawn"]:
        found[code] = content["withdrawnMinorUnits"].get(code, USUAL)
    return found


def minor_units(code: str) -> int | None:
    """Decimal places of a currency; None where it has no minor unit or is not known."""
    return currencies().get(code)


def check(value: str) -> str | None:
    """FMT-012 unless the value is a code in force or withdrawn since 2016."""
    return None if value in currencies() else "FMT-012"
