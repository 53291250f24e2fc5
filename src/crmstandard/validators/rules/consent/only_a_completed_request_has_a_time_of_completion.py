"""CNS-024: only a completed privacy request has a time of completion."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-024", "PrivacyRequest", needs=("completedAt",))
def only_a_completed_request_has_a_time_of_completion(request: Document) -> Iterator[Breach]:
    """A request that was refused or taken back is not done."""
    if request["status"] != "completed":
        yield breach("/completedAt", status=request["status"])
