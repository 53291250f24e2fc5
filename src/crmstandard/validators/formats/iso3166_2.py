"""Country subdivision codes of ISO 3166-2: the country is checked against its list, the subdivision by its form."""

from __future__ import annotations

import re

from crmstandard.reference import codes

FORMAT = "iso3166-2"
FORM = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


def check(value: str) -> str | None:
    """FMT-011 unless the value is a country in force, a hyphen and one to three letters or digits."""
    found = FORM.fullmatch(value)
    return None if found and found[1] in codes("countries") else "FMT-011"
