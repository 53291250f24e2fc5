"""OUT-029: a report names incidents of its own contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    contract = record.get("contract", {}).get("id")
    if record["resourceType"] == "Incident":
        yield Taken(record["id"], contract)
    elif contract is not None:
        for index, each in enumerate(record.get("incidents", ())):
            if "id" in each:
                yield Taken(each["id"], contract, f"/incidents/{index}")


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    contracts = {fact.value for fact in facts if fact.resource == "Incident"}
    for fact in facts:
        if contracts and fact.resource == "ServiceLevelReport" and fact.value not in contracts:
            yield fact, breach(fact.pointer)


cross_rule("OUT-029", reads=("Incident", "ServiceLevelReport"), take=_take, judge=_judge)
