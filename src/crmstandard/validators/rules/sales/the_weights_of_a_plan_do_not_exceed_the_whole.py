"""SAL-050: the weights of the targets of a plan sum to 1 at the most."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-050", "SalesPlan")
def the_weights_of_a_plan_do_not_exceed_the_whole(plan: Document) -> Iterator[Breach]:
    """A target without weight counts for nothing."""
    total = sum(Decimal(target.get("weight", "0")) for target in plan["targets"])
    if total > 1:
        yield breach("/targets", total=str(total))
