"""STM-004, STM-005: the entries of a status history join up and are in the order of their times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("STM-004", needs=("statusHistory",))
def each_entry_goes_on_from_the_one_before(record: Document) -> Iterator[Breach]:
    """A gap means that a step is missing."""
    for index, (before, entry) in enumerate(pairwise(record["statusHistory"]), start=1):
        if entry.get("from") != before["to"]:
            yield breach(f"/statusHistory/{index}", expected=before["to"])


@rule("STM-005", needs=("statusHistory",))
def the_entries_are_in_order_of_time(record: Document) -> Iterator[Breach]:
    """Several steps may be made at one time."""
    for index, (before, entry) in enumerate(pairwise(record["statusHistory"]), start=1):
        if instant(entry["at"]) < instant(before["at"]):
            yield breach(f"/statusHistory/{index}/at")
