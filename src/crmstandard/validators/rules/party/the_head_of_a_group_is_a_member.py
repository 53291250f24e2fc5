"""PTY-063: the head of a group is one of its members."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-063", "PartyGroup", needs=("head",))
def the_head_of_a_group_is_a_member(group: Document) -> Iterator[Breach]:
    """Members by identifier are the reader's to resolve."""
    members = {key_of(each["party"]) for each in group["members"]}
    head = key_of(group["head"])
    if head is not None and None not in members and head not in members:
        yield breach("/head")
