"""PRD-019: only an arrangement held away names another institution as its keeper."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-019", "Arrangement", needs=("provider",))
def only_a_holding_held_away_has_another_keeper(arrangement: Document) -> Iterator[Breach]:
    """What stands in the books of the bank has a booking unit."""
    if not arrangement.get("heldAway"):
        yield breach("/provider")
