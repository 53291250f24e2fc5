"""SAL-053: a target is not measured before the period of its plan begins."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.timezones import over
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-053", "SalesPlan")
def a_target_is_measured_within_its_period(plan: Document) -> Iterator[Breach]:
    """Results may be counted after the period is over."""
    start = plan["period"].get("start")
    for index, target in enumerate(plan["targets"]):
        if start and "asOf" in target and _before(target["asOf"], start):
            yield breach(f"/targets/{index}/asOf")


def _before(date: str, start: str) -> bool:
    return over(date) <= instant(start) if "T" in start else date < start
