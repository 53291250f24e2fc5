"""PTY-074: only a person is a beneficial owner."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-074", "OwnershipInterest", needs=("interests", "interestedParty"))
def a_beneficial_owner_is_a_person(statement: Document) -> Iterator[Breach]:
    """An organization that owns has owners of its own."""
    if statement["interestedParty"]["type"] != "Person":
        for index, interest in enumerate(statement["interests"]):
            if interest.get("beneficialOwnershipOrControl"):
                yield breach(f"/interests/{index}/beneficialOwnershipOrControl")
