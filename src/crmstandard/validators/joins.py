"""Keys and order for rules across records: how facts of several resources meet and who comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any

from crmstandard.validators.calendar.moments import FIRST, bounds
from crmstandard.validators.registry import Breach, Fact, Judge


def about_several(judge: Judge) -> Judge:
    """A judge of facts that meet: one fact of a key breaks nothing by itself, so it is not even looked at."""

    @wraps(judge)
    def judged(key: str, facts: Sequence[Fact]) -> Iterable[tuple[Fact, Breach]]:
        return judge(key, facts) if len(facts) > 1 else ()

    return judged


def key_of(reference: Mapping[str, Any] | None) -> str | None:
    """`Type/id` of the record that a reference leads to; None where it has no id."""
    if reference is None or "id" not in reference:
        return None
    return f"{reference['type']}/{reference['id']}"


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by the place that their records stand at, so that the first one is the same in every run."""
    return sorted(facts, key=lambda f: (f.place.source or "", f.place.line or 0, f.record or "", f.pointer))


def that_overlap(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts whose value is a period that begins before an earlier one has ended."""
    reached = FIRST
    for fact in sorted(facts, key=lambda fact: (bounds(fact.value), fact.record or "")):
        start, end = bounds(fact.value)
        if start < reached:
            yield fact
        reached = max(reached, end)
