"""PRD-052: the last customer-initiated activity is not before the first activity."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-052", "ArrangementActivity", needs=("firstActivityOn", "lastCustomerInitiatedOn"))
def the_last_activity_is_not_before_the_first(activity: Document) -> Iterator[Breach]:
    """Both may be the same transaction."""
    if activity["lastCustomerInitiatedOn"] < activity["firstActivityOn"]:
        yield breach("/lastCustomerInitiatedOn")
