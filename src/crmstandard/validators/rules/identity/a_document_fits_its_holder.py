"""IDN-005: a business licence identifies an organization, every other kind of document a person."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-005", "IdentityDocument")
def a_document_fits_its_holder(document: Document) -> Iterator[Breach]:
    """The kind `other` fits both."""
    expected = "Organization" if document["docType"] == "businessLicense" else "Person"
    if document["docType"] != "other" and document["holder"]["type"] != expected:
        yield breach("/holder/type", expected=expected)
