"""CNS-020: a privacy request is due after it came in."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-020", "PrivacyRequest")
def a_privacy_request_is_due_after_it_came_in(request: Document) -> Iterator[Breach]:
    """The clock starts with the receipt."""
    if not precedes(request["receivedAt"], request["dueAt"]):
        yield breach("/dueAt")
