"""PTY-061: a group has one primary member at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-061", "PartyGroup")
def one_member_of_a_group_is_primary(group: Document) -> Iterator[Breach]:
    """Who belongs to it for another time may be primary then."""
    primary = [(index, each.get("period", {})) for index, each in enumerate(group["members"]) if each.get("primary")]
    doubled = {later for (_, one), (later, other) in combinations(primary, 2) if share_time(one, other)}
    yield from (breach(f"/members/{index}/primary") for index in sorted(doubled))
