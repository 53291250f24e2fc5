"""PTY-050: a relationship leads to another party."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-050", "PartyRelationship")
def nobody_is_related_to_themselves(relationship: Document) -> Iterator[Breach]:
    """Both ends by id; ends by identifier are the reader's to resolve."""
    one, other = relationship["from"], relationship["to"]
    if "id" in one and (one["type"], one["id"]) == (other["type"], other.get("id")):
        yield breach("/to")
