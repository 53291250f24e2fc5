"""IDN-016: a due diligence record is kept beyond its completion."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-016", "DueDiligence", needs=("completedAt", "retainUntil"))
def records_are_kept_after_the_decision(case: Document) -> Iterator[Breach]:
    """How long is policy; that it is kept is not."""
    if case["retainUntil"] <= day(case["completedAt"]):
        yield breach("/retainUntil")
