"""IDN-001: an identity document expires after it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-001", "IdentityDocument", needs=("issuedOn", "expiresOn"))
def a_document_expires_after_it_was_issued(document: Document) -> Iterator[Breach]:
    """A document is valid for one day at the least."""
    if document["expiresOn"] <= document["issuedOn"]:
        yield breach("/expiresOn")
