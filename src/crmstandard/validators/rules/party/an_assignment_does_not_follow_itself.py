"""PTY-082: a coverage assignment is not handed over from itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-082", "CoverageAssignment", needs=("handoverFrom",))
def an_assignment_does_not_follow_itself(assignment: Document) -> Iterator[Breach]:
    """A handover leads to the assignment before."""
    if assignment["handoverFrom"].get("id") == assignment["id"]:
        yield breach("/handoverFrom")
