"""PTY-025: a sole proprietor is tied to the person who is liable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

ENDS = {"PartyRelationship": ("from", "to"), "OwnershipInterest": ("interestedParty", "subject")}


def _take(record: Document) -> Iterator[Taken]:
    kind = record["resourceType"]
    if kind == "Organization":
        if record["orgType"] == "soleProprietor" and record["status"] != "merged":
            yield Taken(f"Organization/{record['id']}", "trader", "/orgType")
    elif record.get("type", "legalRepresentative") == "legalRepresentative":
        person, trader = (record.get(name) for name in ENDS[kind])
        if person is not None and person["type"] == "Person" and (key := key_of(trader)):
            yield Taken(key, "person")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    if not any(fact.value == "person" for fact in facts):
        yield from ((fact, breach(fact.pointer)) for fact in facts)


cross_rule(
    "PTY-025",
    reads=("Organization", "PartyRelationship", "OwnershipInterest"),
    take=_take,
    judge=_judge,
    needs=("PartyRelationship",),
)
