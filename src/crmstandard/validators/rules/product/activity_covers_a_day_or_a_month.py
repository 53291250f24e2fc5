"""PRD-050: the period of an activity is one whole day or one whole month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule

MIDNIGHT = re.compile(r"[0-9-]{10}(T00:00:00(\.0+)?(Z|[+-][0-9]{2}:[0-9]{2}))?")


@rule("PRD-050", "ArrangementActivity")
def activity_covers_a_day_or_a_month(activity: Document) -> Iterator[Breach]:
    """Midnight to midnight as written; a month starts on its first day."""
    start, end = (activity["period"].get(side) for side in ("start", "end"))
    if not start or not end or MIDNIGHT.fullmatch(start) is None or MIDNIGHT.fullmatch(end) is None:
        yield breach("/period")
        return
    first, last = date.fromisoformat(day(start)), date.fromisoformat(day(end))
    if last - first != timedelta(days=1):
        months = (last.year - first.year) * 12 + last.month - first.month
        if first.day != 1 or last.day != 1 or months != 1:
            yield breach("/period")
