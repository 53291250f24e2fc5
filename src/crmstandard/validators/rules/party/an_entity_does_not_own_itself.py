"""PTY-073: the interested party of a statement is not its subject."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-073", "OwnershipInterest", needs=("interestedParty",))
def an_entity_does_not_own_itself(statement: Document) -> Iterator[Breach]:
    """Own shares that a company holds are nobody's interest."""
    subject, party = statement["subject"], statement["interestedParty"]
    if "id" in subject and (subject["type"], subject["id"]) == (party["type"], party.get("id")):
        yield breach("/interestedParty")
