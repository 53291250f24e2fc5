"""GEN-039: the system time of a version ends after it starts."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("GEN-039", "Meta")
def recording_ends_after_it_starts(meta: Document) -> Iterator[Breach]:
    """A version is current for some time before another replaces it."""
    if "recordedUntil" in meta and instant(meta["recordedUntil"]) <= instant(meta["recordedAt"]):
        yield breach("/recordedUntil")
