"""PTY-091: a link that is less than certain is made by a person."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-091", "PartyLink", needs=("grade", "actorKind"))
def an_uncertain_link_is_decided_by_a_person(link: Document) -> Iterator[Breach]:
    """A record joined to the wrong party shows one customer the data of another."""
    uncertain = link["linkType"] == "same" and link["grade"] in ("probable", "possible")
    if uncertain and link["actorKind"] == "system":
        yield breach("/actorKind", grade=link["grade"])
