"""SAL-012: the lines of an opportunity sum to its amount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-012", "Opportunity", needs=("amount", "lines"))
def the_lines_of_an_opportunity_sum_to_its_amount(opportunity: Document) -> Iterator[Breach]:
    """Judged where every line has an amount and all are in one currency; rates of exchange are not guessed."""
    whole = opportunity["amount"]
    parts = [line.get("amount", {}) for line in opportunity["lines"]]
    if not parts or any(part.get("currency") != whole["currency"] for part in parts):
        return
    if sum(Decimal(part["amount"]) for part in parts) != Decimal(whole["amount"]):
        yield breach("/amount/amount", lines=len(parts))
