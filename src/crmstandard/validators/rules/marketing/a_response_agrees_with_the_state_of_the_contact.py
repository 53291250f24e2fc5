"""MKT-016: the kind of response does not contradict the state of the contact."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

CONTRADICTIONS = {"responded": frozenset({"none"}), "converted": frozenset({"none", "declined"})}


@rule("MKT-016", "CampaignContact", needs=("response",))
def a_response_agrees_with_the_state_of_the_contact(contact: Document) -> Iterator[Breach]:
    """Who has responded gave some response, who has converted did not decline."""
    if contact["response"]["type"] in CONTRADICTIONS.get(contact["status"], ()):
        yield breach("/response/type", found=contact["response"]["type"], status=contact["status"])
