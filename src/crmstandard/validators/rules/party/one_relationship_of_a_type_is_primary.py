"""PTY-055: a party has one primary relationship of a type at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(relationship: Document) -> Iterator[Taken]:
    to = key_of(relationship["to"])
    if to is not None and relationship.get("primary") and "period" in relationship:
        yield Taken(f"{to}|{relationship['type']}", relationship["period"], "/primary")


def _judge(key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    pairs = combinations(in_order(facts), 2)
    doubled = {id(later): later for one, later in pairs if share_time(one.value, later.value)}
    yield from ((fact, breach(fact.pointer, type=key.rpartition("|")[2])) for fact in doubled.values())


cross_rule("PTY-055", reads=("PartyRelationship",), take=_take, judge=_judge)
