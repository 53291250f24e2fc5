"""CNS-005: a consent does not supersede itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-005", "Consent", needs=("supersedes",))
def a_consent_does_not_supersede_itself(consent: Document) -> Iterator[Breach]:
    """The earlier consent is another record."""
    if consent["supersedes"].get("id") == consent["id"]:
        yield breach("/supersedes/id")
