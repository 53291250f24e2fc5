"""PRD-044: the prices behind a snapshot are not newer than the snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-044", "ArrangementSnapshot", needs=("priceAsOf",))
def a_price_is_not_newer_than_its_snapshot(snapshot: Document) -> Iterator[Breach]:
    """A later price belongs to a later snapshot."""
    if snapshot["priceAsOf"] > snapshot["asOf"]:
        yield breach("/priceAsOf")
