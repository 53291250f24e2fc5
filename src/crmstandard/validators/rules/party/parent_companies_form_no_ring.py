"""PTY-056: going from a company to its parent companies never leads back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.rings import on_rings


def _take(relationship: Document) -> Iterator[Taken]:
    parent, company = key_of(relationship["from"]), key_of(relationship["to"])
    holds = "end" not in relationship.get("period", {})
    if relationship["type"] == "parentCompany" and holds and parent and company and parent != company:
        yield Taken("parents", [company, parent], "/from")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    edges: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        edges[fact.value[0]].add(fact.value[1])
    found = on_rings(edges)
    yield from ((fact, breach(fact.pointer)) for fact in facts if found.issuperset(fact.value))


cross_rule("PTY-056", reads=("PartyRelationship",), take=_take, judge=_judge, links=tuple)
