"""PTY-022: following replacedBy from record to record never leads back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.rings import on_rings


def _take(record: Document) -> Iterator[Taken]:
    own, successor = f"{record['resourceType']}/{record['id']}", key_of(record.get("replacedBy"))
    if successor is not None and successor != own:  # a record that replaces itself is PTY-005's
        yield Taken(record["resourceType"], [own, successor], "/replacedBy")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    edges: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        edges[fact.value[0]].add(fact.value[1])
    found = on_rings(edges)
    yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value[0] in found)


cross_rule("PTY-022", reads=("Person", "Organization", "Customer"), take=_take, judge=_judge, links=tuple)
