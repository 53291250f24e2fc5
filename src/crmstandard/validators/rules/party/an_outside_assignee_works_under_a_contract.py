"""PTY-081: an organization that looks after customers for the bank does so under a contract."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-081", "CoverageAssignment")
def an_outside_assignee_works_under_a_contract(assignment: Document) -> Iterator[Breach]:
    """Outsourced work is supervised by its contract."""
    if assignment["assignee"]["type"] == "Organization" and left_out(assignment, "contract"):
        yield breach("", member="contract")
