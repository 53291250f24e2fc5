"""PTY-084: an assignment takes over from one that covers the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(assignment: Document) -> Iterator[Taken]:
    covered, former = key_of(assignment["covers"]), assignment.get("handoverFrom", {}).get("id")
    if covered is not None:
        yield Taken(assignment["id"], ["own", covered])
        if former is not None and former != assignment["id"]:
            yield Taken(former, ["following", covered], "/handoverFrom")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    covered = {fact.value[1] for fact in facts if fact.value[0] == "own"}
    for fact in facts:
        if covered and fact.value[0] == "following" and fact.value[1] not in covered:
            yield fact, breach(fact.pointer)


cross_rule("PTY-084", reads=("CoverageAssignment",), take=_take, judge=_judge)
