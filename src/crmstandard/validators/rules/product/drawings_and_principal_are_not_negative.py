"""PRD-043: drawn amount, principal outstanding and principal past due are not negative."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.amounts import not_negative
from crmstandard.validators.registry import Breach, Document, rule


@rule("PRD-043", "ArrangementSnapshot")
def drawings_and_principal_are_not_negative(snapshot: Document) -> Iterator[Breach]:
    """A credit on a card is a positive balance, not a negative drawing."""
    yield from not_negative(snapshot, ("drawnAmount", "principalOutstanding", "principalPastDue"))
