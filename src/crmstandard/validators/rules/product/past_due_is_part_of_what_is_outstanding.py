"""PRD-042: principal past due does not exceed principal outstanding."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-042", "ArrangementSnapshot", needs=("principalPastDue", "principalOutstanding"))
def past_due_is_part_of_what_is_outstanding(snapshot: Document) -> Iterator[Breach]:
    """What is due and unpaid is still outstanding."""
    due, outstanding = snapshot["principalPastDue"], snapshot["principalOutstanding"]
    if due["currency"] == outstanding["currency"] and Decimal(due["amount"]) > Decimal(outstanding["amount"]):
        yield breach("/principalPastDue/amount")
