"""SAL-022: the state of an offer agrees with the answer of the customer."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

ANSWERS = {
    "accepted": "accepted",
    "fulfilling": "accepted",
    "fulfilled": "accepted",
    "fulfillmentFailed": "accepted",
    "cancelled": "accepted",
    "declined": "declined",
}


@rule("SAL-022", "Offer", needs=("response",))
def the_state_of_an_offer_agrees_with_its_response(offer: Document) -> Iterator[Breach]:
    """An answer that is put off leaves the offer presented, and may let it expire."""
    expected = ANSWERS.get(offer["status"])
    if expected is not None and offer["response"]["decision"] != expected:
        yield breach("/response/decision", status=offer["status"], expected=expected)
