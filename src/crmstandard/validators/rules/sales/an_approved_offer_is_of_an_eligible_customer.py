"""SAL-026: an offer that was approved is one that the customer is eligible for."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

APPROVED = {
    "approved",
    "presented",
    "accepted",
    "declined",
    "expired",
    "fulfilling",
    "fulfilled",
    "fulfillmentFailed",
    "cancelled",
}


@rule("SAL-026", "Offer")
def an_approved_offer_is_of_an_eligible_customer(offer: Document) -> Iterator[Breach]:
    """What the rules leave open is settled before the offer is approved."""
    result = offer["eligibility"]["result"]
    if offer["status"] in APPROVED and result != "eligible":
        yield breach("/eligibility/result", status=offer["status"], found=result)
