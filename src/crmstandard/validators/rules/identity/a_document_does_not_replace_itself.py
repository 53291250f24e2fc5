"""IDN-006: an identity document is not replaced by itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-006", "IdentityDocument", needs=("replacedBy",))
def a_document_does_not_replace_itself(document: Document) -> Iterator[Breach]:
    """The newer document is another record."""
    if document["replacedBy"].get("id") == document["id"]:
        yield breach("/replacedBy/id")
