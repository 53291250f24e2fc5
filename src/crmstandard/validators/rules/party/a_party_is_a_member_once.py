"""PTY-065: a party is a member of a group once at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, breach, rule
from crmstandard.validators.stretches import share_time


@rule("PTY-065", "PartyGroup")
def a_party_is_a_member_once(group: Document) -> Iterator[Breach]:
    """Who counts twice in a roll-up makes it wrong."""
    known = [
        (index, key, each.get("period", {}))
        for index, each in enumerate(group["members"])
        if (key := key_of(each["party"]))
    ]
    doubled = {
        later
        for (_, one, held), (later, other, again) in combinations(known, 2)
        if one == other and share_time(held, again)
    }
    yield from (breach(f"/members/{index}/party") for index in sorted(doubled))
