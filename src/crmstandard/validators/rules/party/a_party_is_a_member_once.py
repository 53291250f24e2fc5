"""PTY-065: a party is a member of a group once at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-065", "PartyGroup")
def a_party_is_a_member_once(group: Document) -> Iterator[Breach]:
    """Who counts twice in a roll-up makes it wrong."""
    held: dict[str, list[Document]] = defaultdict(list)
    for index, each in enumerate(group["members"]):
        party, period = key_of(each["party"]), each.get("period", {})
        if party is not None:
            if any(share_time(period, other) for other in held[party]):
                yield breach(f"/members/{index}/party")
            held[party].append(period)
