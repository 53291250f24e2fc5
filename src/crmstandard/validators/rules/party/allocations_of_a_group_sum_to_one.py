"""PTY-060: where a group shares by percent, the allocations of its members sum to 1 at any time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.calendar.timelines import running_totals
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-060", "PartyGroup", needs=("rollupPolicy", "period"))
def allocations_of_a_group_sum_to_one(group: Document) -> Iterator[Breach]:
    """A member without an allocation gets nothing; the first sum that is not 1 is reported."""
    if group["rollupPolicy"]["jointHandling"] != "percent":
        return
    parts = ((each.get("period", {}), Decimal(each.get("allocation", "0"))) for each in group["members"])
    wrong = next((total for total in running_totals(parts, group["period"]) if total != 1), None)
    if wrong is not None:
        yield breach("/members", total=str(wrong))
