"""OUT-028: the time reported on lies within the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.moments import inside
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "OutsourcingContract":
        yield Taken(record["id"], record["period"])
    elif "id" in record["contract"]:
        yield Taken(record["contract"]["id"], record["period"], "/period")


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    periods = [fact.value for fact in facts if fact.resource == "OutsourcingContract"]
    for fact in facts:
        if periods and fact.resource == "ServiceLevelReport" and not any(inside(fact.value, each) for each in periods):
            yield fact, breach(fact.pointer)


cross_rule("OUT-028", reads=("OutsourcingContract", "ServiceLevelReport"), take=_take, judge=_judge)
