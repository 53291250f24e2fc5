"""Whether a member is left out without a word, or declared absent."""

from __future__ import annotations

from crmstandard.validators.registry import Document


def left_out(record: Document, *members: str) -> bool:
    """Whether a record has none of these top-level members (or empty lists) and declares none of them absent."""
    declared = {each["path"].strip("/") for each in record.get("absences", ())}
    return not any(name in declared or record.get(name, []) != [] for name in members)
