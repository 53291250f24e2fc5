"""PTY-092: a key of a source system leads to one golden record at any time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(link: Document) -> Iterator[Taken]:
    golden = key_of(link["golden"])
    if golden is not None and link["linkType"] == "same":
        key = f"{link['sourceSystem']}|{link['sourceKey']}"
        yield Taken(key, {"golden": golden, "period": link.get("period", {})}, "/golden")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    doubled = {
        id(later): later
        for one, later in combinations(in_order(facts), 2)
        if one.value["golden"] != later.value["golden"] and share_time(one.value["period"], later.value["period"])
    }
    yield from ((fact, breach(fact.pointer)) for fact in doubled.values())


cross_rule("PTY-092", reads=("PartyLink",), take=_take, judge=_judge)
