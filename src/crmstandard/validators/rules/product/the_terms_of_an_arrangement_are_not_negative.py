"""PRD-014: limit, principal and installment of an arrangement are not negative."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.amounts import not_negative
from crmstandard.validators.registry import Breach, Document, rule


@rule("PRD-014", "Arrangement")
def the_terms_of_an_arrangement_are_not_negative(arrangement: Document) -> Iterator[Breach]:
    """Direction follows from the category, not from the sign."""
    yield from not_negative(arrangement, ("limit", "principal", "installmentAmount"))
