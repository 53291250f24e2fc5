"""PRD-057: the activity periods of one arrangement do not overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several, that_overlap
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(activity: Document) -> Iterator[Taken]:
    arrangement = activity["arrangement"].get("id")
    if arrangement is not None:
        yield Taken(arrangement, activity["period"], "/period")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    yield from ((fact, breach(fact.pointer)) for fact in that_overlap(facts))


cross_rule("PRD-057", reads=("ArrangementActivity",), take=_take, judge=_judge)
