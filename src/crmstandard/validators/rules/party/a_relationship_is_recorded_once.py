"""PTY-057: two records do not state one relationship for one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import about_several, in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(relationship: Document) -> Iterator[Taken]:
    one, other = key_of(relationship["from"]), key_of(relationship["to"])
    if one is not None and other is not None and "period" in relationship:
        key = f"{one}|{other}|{relationship['type']}"
        yield Taken(key, [relationship["id"], relationship["period"]], "/period")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    doubled = {
        id(later): later
        for one, later in combinations(in_order(facts), 2)
        if one.value[0] != later.value[0] and share_time(one.value[1], later.value[1])
    }
    yield from ((fact, breach(fact.pointer)) for fact in doubled.values())


cross_rule("PTY-057", reads=("PartyRelationship",), take=_take, judge=_judge)
