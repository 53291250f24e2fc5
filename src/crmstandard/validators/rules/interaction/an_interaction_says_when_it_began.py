"""INT-001: an interaction says when it began, or that this is not known."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-001", "Interaction")
def an_interaction_says_when_it_began(interaction: Document) -> Iterator[Breach]:
    """The schema sees that something is declared absent, this rule that it is the beginning."""
    if left_out(interaction, "startedAt", "startedOn"):
        yield breach("", expected="startedAt | startedOn")
