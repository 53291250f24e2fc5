"""PRD-046: an arrangement has one snapshot for a date and balance type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(snapshot: Document) -> Iterator[Taken]:
    arrangement = snapshot["arrangement"].get("id")
    if arrangement is not None:
        yield Taken(f"{arrangement}|{snapshot['asOf']}|{snapshot['balanceType']}", snapshot["id"], "/asOf")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    first = min(fact.value for fact in facts)
    yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value != first)


cross_rule("PRD-046", reads=("ArrangementSnapshot",), take=_take, judge=_judge)
