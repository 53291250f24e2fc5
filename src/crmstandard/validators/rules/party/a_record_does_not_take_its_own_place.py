"""PTY-005: a record is not replaced by itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-005", "Person", "Organization", "Customer", needs=("replacedBy",))
def a_record_does_not_take_its_own_place(record: Document) -> Iterator[Breach]:
    """Readers follow replacedBy; one that leads back here never ends."""
    if record["replacedBy"].get("id") == record["id"]:
        yield breach("/replacedBy")
