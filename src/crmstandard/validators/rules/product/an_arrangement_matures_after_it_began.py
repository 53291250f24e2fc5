"""PRD-011: an arrangement matures after it was opened."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-011", "Arrangement", needs=("openedOn", "maturityOn"))
def an_arrangement_matures_after_it_began(arrangement: Document) -> Iterator[Breach]:
    """A term has one day at the least."""
    if arrangement["maturityOn"] <= arrangement["openedOn"]:
        yield breach("/maturityOn")
