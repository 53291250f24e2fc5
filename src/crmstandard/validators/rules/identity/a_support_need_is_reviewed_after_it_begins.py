"""IDN-040: a support need is reviewed after it began."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-040", "SupportNeed", needs=("reviewOn",))
def a_support_need_is_reviewed_after_it_begins(need: Document) -> Iterator[Breach]:
    """A review looks back on the need."""
    start = need["period"].get("start")
    if start and not precedes(start, need["reviewOn"]):
        yield breach("/reviewOn")
