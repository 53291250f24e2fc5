"""PTY-066: the members of a household or family are persons."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-066", "PartyGroup")
def a_household_is_of_persons(group: Document) -> Iterator[Breach]:
    """A family's company is tied to the family by ownership, not by membership."""
    if group["groupType"] in ("household", "family"):
        for index, each in enumerate(group["members"]):
            if each["party"]["type"] != "Person":
                yield breach(f"/members/{index}/party/type", type=group["groupType"])
