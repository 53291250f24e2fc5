"""PTY-031: a customer neither ends nor falls dormant before the relationship began."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-031", "Customer", needs=("since",))
def a_relationship_begins_before_it_ends(customer: Document) -> Iterator[Breach]:
    """A relationship may end on the day on which it began."""
    for member in ("endedOn", "dormantSince"):
        if member in customer and customer[member] < customer["since"]:
            yield breach(f"/{member}", member=member)
