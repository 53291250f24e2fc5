"""MKT-036: a membership given by override starts before the override ends, and ends no later."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-036", "SegmentMembership", needs=("override", "period"))
def a_membership_ends_with_its_override(membership: Document) -> Iterator[Breach]:
    """A membership that is still open is closed when its override ends."""
    until, period = membership["override"].get("until"), membership["period"]
    if until is not None and "start" in period and not precedes(period["start"], until):
        yield breach("/period/start")
    elif until is not None and "end" in period and precedes(until, period["end"]):
        yield breach("/period/end")
