"""PRD-053: the dates of an activity lie in its period."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-053", "ArrangementActivity")
def activity_dates_lie_in_the_period(activity: Document) -> Iterator[Breach]:
    """The end of the period is not part of it."""
    start, end = (day(activity["period"].get(side, open_end)) for side, open_end in (("start", ""), ("end", "A")))
    for name in ("firstActivityOn", "lastCustomerInitiatedOn"):
        if name in activity and not start <= activity[name] < end:
            yield breach(f"/{name}", member=name)
