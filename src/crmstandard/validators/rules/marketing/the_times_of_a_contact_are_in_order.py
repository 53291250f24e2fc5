"""MKT-012: a contact is sent, delivered, opened, answered and converted in this order."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule

AFTER_DELIVERY = ("openedAt", "clickedAt", "convertedAt", "optedOutAt")


@rule("MKT-012", "CampaignContact")
def the_times_of_a_contact_are_in_order(contact: Document) -> Iterator[Breach]:
    """Whatever follows a delivery is compared with the latest of the steps before it."""
    sent, delivered = contact.get("sentAt"), contact.get("deliveredAt")
    if sent and delivered and instant(delivered) < instant(sent):
        yield breach("/deliveredAt", member="deliveredAt", earlier="sentAt")
    is_delivered_last = delivered and (not sent or instant(delivered) > instant(sent))
    last, earlier = (delivered, "deliveredAt") if is_delivered_last else (sent, "sentAt")
    for member in AFTER_DELIVERY:
        if last and member in contact and instant(contact[member]) < instant(last):
            yield breach(f"/{member}", member=member, earlier=earlier)
    answered = contact.get("response", {}).get("at")
    if last and answered and instant(answered) < instant(last):
        yield breach("/response/at", member="response.at", earlier=earlier)
