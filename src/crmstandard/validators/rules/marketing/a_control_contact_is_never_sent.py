"""MKT-010, MKT-011: the control arm is only observed, and only the control arm is."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

OBSERVED = frozenset({"control", "controlMeasured"})
BEFORE_SENDING = frozenset({"selected", "suppressed"})
TRACES = ("sentAt", "deliveredAt", "openedAt", "clickedAt", "attemptCount")


@rule("MKT-010", "CampaignContact")
def a_control_contact_is_never_sent(contact: Document) -> Iterator[Breach]:
    """Neither its state, nor its history, nor a time of sending says otherwise."""
    if contact["arm"] != "control":
        return
    if contact["status"] not in OBSERVED | BEFORE_SENDING:
        yield breach("/status", found=contact["status"])
    for index, step in enumerate(contact.get("statusHistory", ())):
        if step["to"] not in OBSERVED | BEFORE_SENDING:
            yield breach(f"/statusHistory/{index}/to", found=step["to"])
    for member in TRACES:
        if contact.get(member):
            yield breach(f"/{member}", found=member)


@rule("MKT-011", "CampaignContact")
def only_a_control_contact_is_observed(contact: Document) -> Iterator[Breach]:
    """A treated party that is counted as control spoils the comparison."""
    if contact["status"] in OBSERVED and contact["arm"] != "control":
        yield breach("/status", found=contact["status"])
