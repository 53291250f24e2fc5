"""SEC-106: nobody approves a grant that they asked for."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SEC-106", "AccessGrant", needs=("requestedBy", "approvedBy"))
def a_grant_is_approved_by_another(grant: Document) -> Iterator[Breach]:
    """Four eyes: request and approval come from different members of staff."""
    if grant["approvedBy"].get("id") is not None and grant["approvedBy"].get("id") == grant["requestedBy"].get("id"):
        yield breach("/approvedBy")
