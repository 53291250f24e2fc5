"""INT-007: an interaction in which the party was identified names the party or the customer."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-007", "Interaction", needs=("identification",))
def an_identified_party_is_named(interaction: Document) -> Iterator[Breach]:
    """The share of contacts identified counts only what can be followed to a record."""
    found = interaction["identification"]["result"] == "identified"
    if found and left_out(interaction, "parties", "customer"):
        yield breach("/identification/result")
