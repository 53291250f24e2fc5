"""PTY-090: a link of one party is not graded certainly not, a link of two parties not certain."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

AGAINST = {"same": "certainlyNot", "notSame": "certain"}


@rule("PTY-090", "PartyLink", needs=("grade",))
def a_link_does_not_contradict_its_grade(link: Document) -> Iterator[Breach]:
    """A person who decides otherwise gives the grade with the decision."""
    if link["grade"] == AGAINST[link["linkType"]]:
        yield breach("/grade", linkType=link["linkType"], grade=link["grade"])
