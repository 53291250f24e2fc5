"""PRD-031: at any time that an arrangement has a role, one of its roles is primary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crmstandard.validators.calendar.moments import bounds
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(role: Document) -> Iterator[Taken]:
    arrangement = role["arrangement"].get("id")
    if arrangement is not None:
        yield Taken(arrangement, {"primary": role.get("primary", False), "period": role.get("period")}, "/arrangement")


def _covered(period: Any, primaries: Sequence[Any]) -> bool:
    reached, end = bounds(period)
    for start, until in sorted(map(bounds, primaries)):
        if start > reached:
            break
        reached = max(reached, until)
    return reached >= end


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    primaries = [fact.value["period"] or {} for fact in facts if fact.value["primary"]]
    for fact in facts:
        if not primaries or (fact.value["period"] and not _covered(fact.value["period"], primaries)):
            yield fact, breach(fact.pointer)


cross_rule("PRD-031", reads=("ArrangementRole",), take=_take, judge=_judge)
