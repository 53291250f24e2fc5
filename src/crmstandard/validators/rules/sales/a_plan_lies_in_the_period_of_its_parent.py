"""SAL-057: a sales plan lies within the period of the plan that it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.moments import inside
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(plan: Document) -> Iterator[Taken]:
    yield Taken(plan["id"], plan["period"])
    if "id" in plan.get("parent", {}):
        yield Taken(plan["parent"]["id"], plan["period"], "/period")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    """A fact with a pointer is of a part, one without is of the whole itself."""
    wholes = [fact.value for fact in facts if not fact.pointer]
    for fact in facts:
        if wholes and fact.pointer and not any(inside(fact.value, whole) for whole in wholes):
            yield fact, breach(fact.pointer)


cross_rule("SAL-057", reads=("SalesPlan",), take=_take, judge=_judge)
