"""PTY-011: the birth date in a resident identity number is that of the person."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule
from crmstandard.validators.resident_numbers import birth_date, resident_numbers


@rule("PTY-011", "Person", needs=("birthDate", "identifiers"))
def a_resident_number_agrees_with_the_birth_date(person: Document) -> Iterator[Breach]:
    """Compared to the precision to which the birth date is known."""
    known = person["birthDate"]
    for index, number in resident_numbers(person):
        if birth_date(number)[: len(known)] != known:
            yield breach(f"/identifiers/{index}/value", member="birthDate")
