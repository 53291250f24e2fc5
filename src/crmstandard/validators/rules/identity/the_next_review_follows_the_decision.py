"""IDN-012: the next review of a party lies after the decision."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-012", "DueDiligence", needs=("completedAt", "nextReviewOn"))
def the_next_review_follows_the_decision(case: Document) -> Iterator[Breach]:
    """A review on the day of the decision is the decision itself."""
    if case["nextReviewOn"] <= day(case["completedAt"]):
        yield breach("/nextReviewOn")
