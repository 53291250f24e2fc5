"""PTY-024: a party that is merged was merged by an event that was applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

DONE = frozenset({"applied", "final"})


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "MergeEvent":
        retired = key_of(record["retired"])
        if retired is not None and record["status"] in DONE:
            yield Taken(retired, ["event", key_of(record["golden"])])
    elif "replacedBy" in record:
        own = f"{record['resourceType']}/{record['id']}"
        yield Taken(own, ["party", key_of(record["replacedBy"])], "/replacedBy")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    golden = {fact.value[1] for fact in facts if fact.value[0] == "event"}
    for fact in facts:
        if fact.value[0] == "party" and fact.value[1] is not None and not golden & {fact.value[1], None}:
            yield fact, breach(fact.pointer)


cross_rule("PTY-024", reads=("MergeEvent", "Person", "Organization"), take=_take, judge=_judge, needs=("MergeEvent",))
