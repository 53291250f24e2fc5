"""MKT-041: a membership lies in the period in which its version of the segment is in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.stretches import lies_within
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Segment":
        yield Taken(f"{record['id']} {record['version']}", ["segment", record["effective"]])
    elif "period" in record and "id" in record["segment"]:
        key = f"{record['segment']['id']} {record['segmentVersion']}"
        yield Taken(key, ["membership", record["period"]], "/period")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    effective = [fact.value[1] for fact in facts if fact.value[0] == "segment"]
    for fact in facts if effective else ():
        if fact.value[0] == "membership" and not any(lies_within(fact.value[1], period) for period in effective):
            yield fact, breach(fact.pointer)


cross_rule(
    "MKT-041", reads=("SegmentMembership", "Segment"), take=_take, judge=_judge, needs=("Segment",), by_value=True
)
