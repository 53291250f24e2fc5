"""PTY-077: a statement of ownership is no component of itself and does not supersede itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-077", "OwnershipInterest")
def a_statement_does_not_refer_to_itself(statement: Document) -> Iterator[Breach]:
    """References by identifier are the reader's to resolve."""
    if statement.get("supersedes", {}).get("id") == statement["id"]:
        yield breach("/supersedes", member="supersedes")
    for index, each in enumerate(statement.get("components", ())):
        if each.get("id") == statement["id"]:
            yield breach(f"/components/{index}", member="components")
