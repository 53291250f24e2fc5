"""ORG-004: the bank unit of a customer is a legal entity; the branch is the home branch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "OrganizationUnit":
        yield Taken(record["id"], record["unitType"])
    elif "id" in record["bankUnit"]:
        yield Taken(record["bankUnit"]["id"], None, "/bankUnit")


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    types = {fact.value for fact in facts if fact.value is not None}
    if types and "legalEntity" not in types:
        yield from ((fact, breach(fact.pointer, found=min(types))) for fact in facts if fact.value is None)


cross_rule("ORG-004", reads=("Customer", "OrganizationUnit"), take=_take, judge=_judge, by_value=True)
