"""PTY-094: a link repeats system and key of its source record and leads to a party of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

MEMBERS = ("sourceSystem", "sourceKey", "golden")


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "SourceRecord":
        yield Taken(record["id"], ["source", record["sourceSystem"], record["sourceKey"], record["targetType"]])
    elif "id" in record["sourceRecord"]:
        value = ["link", record["sourceSystem"], record["sourceKey"], record["golden"]["type"]]
        yield Taken(record["sourceRecord"]["id"], value)


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    sources = [fact.value for fact in facts if fact.value[0] == "source"]
    for fact in facts:
        if sources and fact.value[0] == "link":
            for place, member in enumerate(MEMBERS, start=1):
                if fact.value[place] not in {source[place] for source in sources}:
                    yield fact, breach(f"/{member}", member=member)


cross_rule("PTY-094", reads=("PartyLink", "SourceRecord"), take=_take, judge=_judge)
