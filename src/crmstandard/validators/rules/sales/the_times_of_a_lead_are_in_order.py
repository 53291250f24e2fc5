"""SAL-007, SAL-008: a lead is received before it is qualified and before it expires."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-007", "Lead", needs=("receivedAt", "qualifiedAt"))
def a_lead_is_qualified_after_it_was_received(lead: Document) -> Iterator[Breach]:
    """A lead that is qualified as it comes in has the same time twice."""
    if instant(lead["qualifiedAt"]) < instant(lead["receivedAt"]):
        yield breach("/qualifiedAt")


@rule("SAL-008", "Lead", needs=("receivedAt", "expiresAt"))
def a_lead_expires_after_it_was_received(lead: Document) -> Iterator[Breach]:
    """A lead that has expired when it comes in is none."""
    if instant(lead["expiresAt"]) <= instant(lead["receivedAt"]):
        yield breach("/expiresAt")
