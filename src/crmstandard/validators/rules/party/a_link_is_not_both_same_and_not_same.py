"""PTY-093: a source key and a golden record are not linked as one party and as two at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(link: Document) -> Iterator[Taken]:
    golden = key_of(link["golden"])
    if golden is not None:
        key = f"{link['sourceSystem']}|{link['sourceKey']}|{golden}"
        yield Taken(key, {"linkType": link["linkType"], "period": link.get("period", {})}, "/linkType")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    doubled = {
        id(later): later
        for one, later in combinations(in_order(facts), 2)
        if one.value["linkType"] != later.value["linkType"] and share_time(one.value["period"], later.value["period"])
    }
    yield from ((fact, breach(fact.pointer)) for fact in doubled.values())


cross_rule("PTY-093", reads=("PartyLink",), take=_take, judge=_judge)
