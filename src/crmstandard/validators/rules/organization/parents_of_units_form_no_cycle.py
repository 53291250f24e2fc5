"""ORG-002: going up from a unit never leads back to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(unit: Document) -> Iterator[Taken]:
    parent = unit.get("parent", {}).get("id")
    if parent is not None and parent != unit["id"]:  # a unit that is its own parent is ORG-001's
        yield Taken("units", {"unit": unit["id"], "parent": parent}, "/parent")


def _in_cycles(parents: Mapping[str, str]) -> set[str]:
    """Units that lie on a cycle; each unit is walked once."""
    found: set[str] = set()
    walked: set[str] = set()
    for start in parents:
        path: list[str] = []
        unit: str | None = start
        while unit is not None and unit not in walked:
            walked.add(unit)
            path.append(unit)
            unit = parents.get(unit)
        if unit in path:
            found.update(path[path.index(unit) :])
    return found


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    ordered = sorted(facts, key=lambda fact: (fact.value["unit"], fact.value["parent"]))
    found = _in_cycles({fact.value["unit"]: fact.value["parent"] for fact in ordered})
    yield from ((fact, breach(fact.pointer)) for fact in ordered if fact.value["unit"] in found)


cross_rule("ORG-002", reads=("OrganizationUnit",), take=_take, judge=_judge, links=dict.values)
