"""PTY-083: the shares of relationship managers in one customer do not exceed the whole at any time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from crmstandard.validators.calendar.timelines import held_together
from crmstandard.validators.joins import about_several, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(assignment: Document) -> Iterator[Taken]:
    covered = key_of(assignment["covers"])
    if covered is not None and assignment["role"] == "relationshipManager" and "period" in assignment:
        yield Taken(covered, {"share": assignment.get("share", "1"), "period": assignment["period"]}, "/role")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    wrong: set[int] = set()
    for holding in held_together([fact.value["period"] for fact in facts]):
        if len(holding) > 1 and sum(Decimal(facts[index].value["share"]) for index in holding) > 1:
            wrong.update(holding)
    yield from ((facts[index], breach(facts[index].pointer)) for index in sorted(wrong))


cross_rule("PTY-083", reads=("CoverageAssignment",), take=_take, judge=_judge)
