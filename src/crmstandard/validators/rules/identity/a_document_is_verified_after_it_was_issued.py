"""IDN-007: an identity document is not verified before it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-007", "IdentityDocument", needs=("issuedOn",))
def a_document_is_verified_after_it_was_issued(document: Document) -> Iterator[Breach]:
    """What was checked earlier was another document."""
    verified = document["verification"].get("verifiedAt")
    if verified and precedes(verified, document["issuedOn"]):
        yield breach("/verification/verifiedAt")
