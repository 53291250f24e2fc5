"""MKT-013: a contact in a state before sent has no time of sending or delivery."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

NOT_SENT = frozenset({"selected", "suppressed", "queued", "sendFailed"})


@rule("MKT-013", "CampaignContact")
def what_is_not_sent_has_no_time_of_sending(contact: Document) -> Iterator[Breach]:
    """The control arm is judged by MKT-010."""
    if contact["status"] not in NOT_SENT or contact["arm"] == "control":
        return
    for member in ("sentAt", "deliveredAt"):
        if member in contact:
            yield breach(f"/{member}", member=member, status=contact["status"])
