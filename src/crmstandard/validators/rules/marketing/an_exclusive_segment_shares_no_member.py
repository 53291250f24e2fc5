"""MKT-040: memberships of one member in one exclusive scheme do not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import every_part, in_order, key_of, part_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Segment":
        segment = [record["id"], record["scheme"], record["exclusive"]]
        yield from (Taken(part, ["segment", *segment]) for part in every_part())
    elif "period" in record and "id" in record["segment"] and (member := key_of(record["member"])):
        yield Taken(part_of(member), ["membership", record["segment"]["id"], member, record["period"]], "/period")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    segments = {fact.value[1]: fact.value[2:] for fact in facts if fact.value[0] == "segment"}
    held: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in in_order(fact for fact in facts if fact.value[0] == "membership" and fact.value[1] in segments):
        scheme, exclusive = segments[fact.value[1]]
        earlier = held[scheme, fact.value[2]]
        if any(_clash(fact, other, exclusive or segments[other.value[1]][1]) for other in earlier):
            yield fact, breach(fact.pointer, segment=fact.value[1])
        earlier.append(fact)


def _clash(one: Fact, other: Fact, exclusive: bool) -> bool:
    return exclusive and share_time(one.value[3], other.value[3])


cross_rule("MKT-040", reads=("SegmentMembership", "Segment"), take=_take, judge=_judge, needs=("Segment",))
