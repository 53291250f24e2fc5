"""PTY-012: the sex in a resident identity number is that of the person."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule
from crmstandard.validators.resident_numbers import resident_numbers, sex


@rule("PTY-012", "Person", needs=("sex", "identifiers"))
def a_resident_number_agrees_with_the_sex(person: Document) -> Iterator[Breach]:
    """Only male and female are in the number."""
    for index, number in resident_numbers(person):
        if person["sex"] in ("1", "2") and sex(number) != person["sex"]:
            yield breach(f"/identifiers/{index}/value", member="sex")
