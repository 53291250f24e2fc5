"""PRD-030: two roles of one arrangement are not primary at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several, that_overlap
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(role: Document) -> Iterator[Taken]:
    arrangement = role["arrangement"].get("id")
    if arrangement is not None and role.get("primary") and "period" in role:
        yield Taken(arrangement, role["period"], "/primary")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    yield from ((fact, breach(fact.pointer)) for fact in that_overlap(facts))


cross_rule("PRD-030", reads=("ArrangementRole",), take=_take, judge=_judge)
