"""MKT-012: a contact is sent, delivered, opened, answered and converted in this order."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule

AFTER_DELIVERY = ("openedAt", "clickedAt", "convertedAt", "optedOutAt")


@rule("MKT-012", "CampaignContact")
def the_times_of_a_contact_are_in_order(contact: Document) -> Iterator[Breach]:
    """Whatever follows a delivery is compared with the latest of the steps before it."""
    steps = [("sentAt", "/sentAt", contact.get("sentAt")), ("deliveredAt", "/deliveredAt", contact.get("deliveredAt"))]
    follows = [(member, f"/{member}", contact.get(member)) for member in AFTER_DELIVERY]
    follows.append(("response.at", "/response/at", contact.get("response", {}).get("at")))
    yield from _behind(steps[:1], steps[1:])
    yield from _behind(steps, follows)


def _behind(earlier: list[tuple[str, str, str | None]], later: list[tuple[str, str, str | None]]) -> Iterator[Breach]:
    known = [(instant(text), name) for name, _, text in earlier if text]
    if not known:
        return
    last, name_of_last = max(known)
    for name, pointer, text in later:
        if text and instant(text) < last:
            yield breach(pointer, member=name, earlier=name_of_last)
