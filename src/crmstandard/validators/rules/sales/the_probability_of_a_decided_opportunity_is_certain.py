"""SAL-013, SAL-014: the probability of an opportunity is 1 once it is won and 0 once it is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-013", "Opportunity", needs=("probability",))
def a_won_opportunity_is_certain(opportunity: Document) -> Iterator[Breach]:
    """What is won counts in full."""
    if opportunity["status"] == "won" and Decimal(opportunity["probability"]) != 1:
        yield breach("/probability", status=opportunity["status"], expected="1")


@rule("SAL-014", "Opportunity", needs=("probability",))
def a_lost_opportunity_is_ruled_out(opportunity: Document) -> Iterator[Breach]:
    """What is lost counts for nothing, until it is taken up again."""
    if opportunity["status"] in {"lost", "closedLost", "abandoned"} and Decimal(opportunity["probability"]) != 0:
        yield breach("/probability", status=opportunity["status"], expected="0")
