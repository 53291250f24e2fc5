"""OUT-044: the provider of an incident is the contract's provider or one of its subcontractors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "OutsourcingContract":
        chain = [record["provider"], *(each["organization"] for each in record.get("subcontractors", ()))]
        yield Taken(record["id"], [each["id"] for each in chain if "id" in each])
    elif "id" in record.get("contract", {}) and "id" in record.get("provider", {}):
        yield Taken(record["contract"]["id"], record["provider"]["id"], "/provider")


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    chains = [fact.value for fact in facts if fact.resource == "OutsourcingContract"]
    for fact in facts:
        if chains and fact.resource == "Incident" and not any(fact.value in chain for chain in chains):
            yield fact, breach(fact.pointer)


cross_rule("OUT-044", reads=("Incident", "OutsourcingContract"), take=_take, judge=_judge)
