"""CNS-023: a privacy request is not completed before it came in."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-023", "PrivacyRequest", needs=("completedAt",))
def a_privacy_request_is_completed_after_it_came_in(request: Document) -> Iterator[Breach]:
    """An answer follows its request."""
    if precedes(request["completedAt"], request["receivedAt"]):
        yield breach("/completedAt")
