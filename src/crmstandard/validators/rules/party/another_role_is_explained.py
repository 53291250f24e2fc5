"""PTY-080: a coverage role outside the list is explained."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-080", "CoverageAssignment")
def another_role_is_explained(assignment: Document) -> Iterator[Breach]:
    """Nobody can tell from `other` alone what the assignee does."""
    if assignment["role"] == "other" and left_out(assignment, "reason"):
        yield breach("", member="reason")
