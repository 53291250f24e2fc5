"""ORG-011: no active unit stands below an inactive one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(unit: Document) -> Iterator[Taken]:
    yield Taken(unit["id"], unit["status"])
    if unit["status"] == "active" and "id" in unit.get("parent", {}):
        yield Taken(unit["parent"]["id"], None, "/parent")


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    states = {fact.value for fact in facts if fact.value is not None}
    if states == {"inactive"}:
        yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value is None)


cross_rule("ORG-011", reads=("OrganizationUnit",), take=_take, judge=_judge)
