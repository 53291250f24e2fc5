"""SAL-015, SAL-016: an open opportunity has no closing date, a won one no reason of loss."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-015", "Opportunity", needs=("lossReason",))
def a_won_opportunity_has_no_reason_of_loss(opportunity: Document) -> Iterator[Breach]:
    """An open one may keep the reason for which it was lost before."""
    if opportunity["status"] == "won":
        yield breach("/lossReason")


@rule("SAL-016", "Opportunity", needs=("closedOn",))
def only_a_decided_opportunity_is_closed(opportunity: Document) -> Iterator[Breach]:
    """The length of a sale is counted to its closing date."""
    if opportunity["status"] in {"discovery", "proposed", "negotiation", "onHold"}:
        yield breach("/closedOn", status=opportunity["status"])
