"""PRD-010: an arrangement is not closed before it was opened."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-010", "Arrangement", needs=("openedOn", "closedOn"))
def an_arrangement_ends_after_it_began(arrangement: Document) -> Iterator[Breach]:
    """Opening and closing on one day is allowed."""
    if arrangement["closedOn"] < arrangement["openedOn"]:
        yield breach("/closedOn")
