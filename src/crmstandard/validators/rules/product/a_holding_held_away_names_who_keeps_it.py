"""PRD-018: an arrangement held away names the institution that keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-018", "Arrangement", needs=("heldAway",))
def a_holding_held_away_names_who_keeps_it(arrangement: Document) -> Iterator[Breach]:
    """Otherwise share of wallet counts it for nobody."""
    if arrangement["heldAway"] and left_out(arrangement, "provider"):
        yield breach("", member="provider")
