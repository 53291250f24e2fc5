"""PTY-005: a record neither is replaced by itself nor replaces itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-005", "Person", "Organization", "Customer")
def a_record_does_not_take_its_own_place(record: Document) -> Iterator[Breach]:
    """Readers follow replacedBy; one that leads back here never ends."""
    if record.get("replacedBy", {}).get("id") == record["id"]:
        yield breach("/replacedBy", member="replacedBy")
    for index, replaced in enumerate(record.get("replaces", ())):
        if replaced.get("id") == record["id"]:
            yield breach(f"/replaces/{index}", member="replaces")
