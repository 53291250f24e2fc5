"""IDN-015: a screening that due diligence rests on lies before its completion."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-015", "DueDiligence", needs=("screenings", "completedAt"))
def screening_precedes_the_decision(case: Document) -> Iterator[Breach]:
    """A later screening belongs to a later examination."""
    for index, each in enumerate(case["screenings"]):
        if precedes(case["completedAt"], each["at"]):
            yield breach(f"/screenings/{index}/at")
