"""PTY-062: a group has one head at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-062", "PartyGroup")
def one_member_of_a_group_is_its_head(group: Document) -> Iterator[Breach]:
    """Who belongs to it for another time may be head then."""
    heads = [(index, each.get("period", {})) for index, each in enumerate(group["members"]) if each["role"] == "head"]
    doubled = {later for (_, one), (later, other) in combinations(heads, 2) if share_time(one, other)}
    yield from (breach(f"/members/{index}/role") for index in sorted(doubled))
