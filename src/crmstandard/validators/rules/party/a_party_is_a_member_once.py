"""PTY-065: a party is a member of a group once at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-065", "PartyGroup")
def a_party_is_a_member_once(group: Document) -> Iterator[Breach]:
    """Who counts twice in a roll-up makes it wrong."""
    held = [(index, key_of(each["party"]), each.get("period", {})) for index, each in enumerate(group["members"])]
    doubled = {
        later
        for (_, one, before), (later, other, period) in combinations(held, 2)
        if one is not None and one == other and share_time(period, before)
    }
    yield from (breach(f"/members/{index}/party") for index in sorted(doubled))
