"""IDN-002: a long-term identity document has no date of expiry."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-002", "IdentityDocument", needs=("longTerm",))
def a_long_term_document_does_not_expire(document: Document) -> Iterator[Breach]:
    """Long-term is what the document states in place of a date."""
    if document["longTerm"] and "expiresOn" in document:
        yield breach("/expiresOn")
