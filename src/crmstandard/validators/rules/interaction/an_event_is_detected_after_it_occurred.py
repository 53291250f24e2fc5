"""INT-030, INT-031: an event occurs, is detected and expires in this order."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-030", "CustomerEvent")
def an_event_is_detected_after_it_occurred(event: Document) -> Iterator[Breach]:
    """What is foreseen, such as a maturity, occurs when it comes into view."""
    if instant(event["detectedAt"]) < instant(event["occurredAt"]):
        yield breach("/detectedAt")


@rule("INT-031", "CustomerEvent", needs=("expiresAt",))
def an_event_expires_after_it_was_detected(event: Document) -> Iterator[Breach]:
    """An event that has expired when it is detected calls for nothing."""
    if instant(event["expiresAt"]) <= instant(event["detectedAt"]):
        yield breach("/expiresAt")
