"""SAL-010: a lead and the opportunity that it was converted to serve the same objective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Opportunity":
        yield Taken(record["id"], record["objective"])
    elif "id" in record.get("convertedTo", {}):
        yield Taken(record["convertedTo"]["id"], record["objective"], "/objective")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    served = {fact.value for fact in facts if fact.resource == "Opportunity"}
    for fact in facts:
        if served and fact.resource == "Lead" and fact.value not in served:
            yield fact, breach(fact.pointer, expected=min(served), found=fact.value)


cross_rule("SAL-010", reads=("Lead", "Opportunity"), take=_take, judge=_judge, needs=("Lead", "Opportunity"))
