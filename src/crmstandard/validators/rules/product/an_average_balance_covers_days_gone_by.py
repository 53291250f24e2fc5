"""PRD-045: the period of an average balance has an end, at the latest the day after the snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-045", "ArrangementSnapshot", needs=("averageBalance",))
def an_average_balance_covers_days_gone_by(snapshot: Document) -> Iterator[Breach]:
    """The end is half-open, so it may be the next day."""
    end = snapshot["averageBalance"]["period"].get("end")
    if end is None or date.fromisoformat(day(end)) - date.fromisoformat(snapshot["asOf"]) > timedelta(days=1):
        yield breach("/averageBalance/period")
