"""PRD-055: an activity without customer-initiated transactions has neither an amount nor a date of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-055", "ArrangementActivity", needs=("customerInitiatedCount",))
def no_amount_without_a_count(activity: Document) -> Iterator[Breach]:
    """A count of zero says that nothing happened."""
    if activity["customerInitiatedCount"] == 0:
        if Decimal(activity.get("customerInitiatedAmount", {"amount": "0"})["amount"]) != 0:
            yield breach("/customerInitiatedAmount/amount", member="customerInitiatedAmount")
        if "lastCustomerInitiatedOn" in activity:
            yield breach("/lastCustomerInitiatedOn", member="lastCustomerInitiatedOn")
