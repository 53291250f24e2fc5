"""MKT-008: a campaign or segment is not its own parent."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-008", "Campaign", "Segment", needs=("parent",))
def nothing_is_its_own_parent(record: Document) -> Iterator[Breach]:
    """Longer circles need more than one record to see."""
    if record["parent"].get("id") == record["id"]:
        yield breach("/parent")
