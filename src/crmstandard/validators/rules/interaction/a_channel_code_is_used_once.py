"""INT-040: no two channels have the same code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(channel: Document) -> Iterator[Taken]:
    yield Taken(channel["code"], channel["id"], "/code")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    """The channel with the first id keeps the code; the same record twice is another fault."""
    owner = min(fact.value for fact in facts)
    yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value != owner)


cross_rule("INT-040", reads=("Channel",), take=_take, judge=_judge)
