"""PRD-054: the amounts of an activity are not negative."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.amounts import not_negative
from crmstandard.validators.registry import Breach, Document, rule

TURNOVER = ("customerInitiatedAmount", "creditTurnover", "debitTurnover", "interestPaid", "interestReceived")
FEES = ("feeIncome", "feeCost", "refunds", "rewardCost")


@rule("PRD-054", "ArrangementActivity")
def the_sums_of_an_activity_are_not_negative(activity: Document) -> Iterator[Breach]:
    """Direction follows from the member, not from the sign."""
    yield from not_negative(activity, (*TURNOVER, *FEES))
