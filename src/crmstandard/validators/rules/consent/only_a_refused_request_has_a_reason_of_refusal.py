"""CNS-025: only a refused privacy request has a reason of refusal."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-025", "PrivacyRequest", needs=("refusalReason",))
def only_a_refused_request_has_a_reason_of_refusal(request: Document) -> Iterator[Breach]:
    """A reason without a refusal contradicts the state."""
    if request["status"] != "refused":
        yield breach("/refusalReason", status=request["status"])
