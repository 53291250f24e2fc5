"""SAL-024, SAL-027: the customer answers what was presented, and calls off what was accepted."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-024", "Offer", needs=("presented", "response"))
def an_answer_follows_what_was_presented(offer: Document) -> Iterator[Breach]:
    """An answer may be given in the very moment of the first presentation."""
    times = [instant(each["at"]) for each in offer["presented"]]
    if times and instant(offer["response"]["at"]) < min(times):
        yield breach("/response/at")


@rule("SAL-027", "Offer", needs=("coolingOffCancelledAt",))
def only_an_accepted_offer_is_called_off(offer: Document) -> Iterator[Breach]:
    """The cooling-off period begins with the acceptance."""
    response = offer.get("response", {})
    accepted = response.get("decision") == "accepted"
    if not accepted or instant(offer["coolingOffCancelledAt"]) < instant(response["at"]):
        yield breach("/coolingOffCancelledAt")
