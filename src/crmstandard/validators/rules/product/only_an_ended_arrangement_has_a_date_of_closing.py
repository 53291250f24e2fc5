"""PRD-012: only an arrangement that has ended has a date of closing."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

ENDED = frozenset({"matured", "closed", "writtenOff"})


@rule("PRD-012", "Arrangement", needs=("closedOn",))
def only_an_ended_arrangement_has_a_date_of_closing(arrangement: Document) -> Iterator[Breach]:
    """Ended means matured, closed or written off."""
    if arrangement["status"] not in ENDED:
        yield breach("/closedOn", status=arrangement["status"])
