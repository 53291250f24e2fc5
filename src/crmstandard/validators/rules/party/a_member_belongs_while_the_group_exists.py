"""PTY-064: a party belongs to a group only while the group exists."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.stretches import lies_within
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-064", "PartyGroup", needs=("period",))
def a_member_belongs_while_the_group_exists(group: Document) -> Iterator[Breach]:
    """A member without a period belongs as long as the group exists."""
    for index, each in enumerate(group["members"]):
        if "period" in each and not lies_within(each["period"], group["period"]):
            yield breach(f"/members/{index}/period")
