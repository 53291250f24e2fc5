"""IDN-011: due diligence that is still open has no time of completion."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

UNDECIDED = frozenset({"open", "inProgress", "awaitingCustomer"})


@rule("IDN-011", "DueDiligence", needs=("completedAt",))
def due_diligence_is_completed_when_decided(case: Document) -> Iterator[Breach]:
    """Completion is the moment of the decision."""
    if case["status"] in UNDECIDED:
        yield breach("/completedAt", status=case["status"])
