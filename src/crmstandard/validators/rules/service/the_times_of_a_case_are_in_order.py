"""SVC-002, SVC-003: nothing happens to a case, and nothing is due, before it was received."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule

ORDERED = (
    ("receivedAt", "acknowledgedAt"),
    ("receivedAt", "resolvedAt"),
    ("receivedAt", "closedAt"),
    ("resolvedAt", "closedAt"),
)


@rule("SVC-002", "Case")
def the_times_of_a_case_are_in_order(case: Document) -> Iterator[Breach]:
    """One finding for each time that lies too early."""
    too_early = {later: earlier for earlier, later in ORDERED if _precedes(case, later, earlier)}
    yield from (breach(f"/{later}", member=later, earlier=earlier) for later, earlier in too_early.items())


def _precedes(case: Document, later: str, earlier: str) -> bool:
    return earlier in case and later in case and instant(case[later]) < instant(case[earlier])


@rule("SVC-003", "Case", needs=("receivedAt",))
def a_case_is_due_after_it_was_received(case: Document) -> Iterator[Breach]:
    """Due times are set by the bank's clock policy, forward from receipt."""
    for member in ("acknowledgeDueAt", "resolveDueAt"):
        if member in case and instant(case[member]) < instant(case["receivedAt"]):
            yield breach(f"/{member}", member=member)
