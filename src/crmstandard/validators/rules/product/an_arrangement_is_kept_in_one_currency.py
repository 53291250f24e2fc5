"""PRD-013: the amounts of an arrangement are in its currency."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.amounts import in_currency
from crmstandard.validators.registry import Breach, Document, rule


@rule("PRD-013", "Arrangement", needs=("currency",))
def an_arrangement_is_kept_in_one_currency(arrangement: Document) -> Iterator[Breach]:
    """A holding in two currencies is two arrangements."""
    yield from in_currency(arrangement, ("limit", "principal", "installmentAmount"), arrangement["currency"])
