"""MKT-040: memberships of one member in one exclusive scheme do not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import in_order, key_of
from crmstandard.validators.registry import EVERYWHERE, Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Segment":
        yield Taken(EVERYWHERE, [record["id"], record["scheme"], record["exclusive"]])
    elif "period" in record and "id" in record["segment"] and (member := key_of(record["member"])):
        yield Taken(member, [record["segment"]["id"], record["period"]], "/period")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    memberships = [fact for fact in facts if fact.resource == "SegmentMembership"]
    if len(memberships) < 2:
        return
    segments = {fact.value[0]: fact.value[1:] for fact in facts if fact.resource == "Segment"}
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in in_order(fact for fact in memberships if fact.value[0] in segments):
        scheme, exclusive = segments[fact.value[0]]
        if any(_clash(fact, other, exclusive or segments[other.value[0]][1]) for other in held[scheme]):
            yield fact, breach(fact.pointer, segment=fact.value[0])
        held[scheme].append(fact)


def _clash(one: Fact, other: Fact, exclusive: bool) -> bool:
    return exclusive and share_time(one.value[1], other.value[1])


cross_rule(
    "MKT-040",
    reads=("SegmentMembership", "Segment"),
    take=_take,
    judge=_judge,
    needs=("Segment",),
    shares=True,
)
