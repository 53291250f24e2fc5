"""PRD-021: an arrangement is not its own settlement account."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-021", "Arrangement", needs=("settlementArrangement",))
def an_arrangement_is_not_settled_by_itself(arrangement: Document) -> Iterator[Breach]:
    """Payments come from and go to another account."""
    if arrangement["settlementArrangement"].get("id") == arrangement["id"]:
        yield breach("/settlementArrangement/id")
