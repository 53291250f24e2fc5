"""INT-005: an interaction is not part of itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-005", "Interaction", needs=("partOf",))
def an_interaction_is_not_part_of_itself(interaction: Document) -> Iterator[Breach]:
    """Longer circles need more than one record to see."""
    if interaction["partOf"].get("id") == interaction["id"]:
        yield breach("/partOf")
