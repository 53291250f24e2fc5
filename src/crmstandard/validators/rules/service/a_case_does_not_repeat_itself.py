"""SVC-006, SVC-010: a case is not a duplicate of itself, directly or in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule, rule


@rule("SVC-006", "Case", needs=("duplicateOf",))
def a_case_does_not_repeat_itself(case: Document) -> Iterator[Breach]:
    """A duplicate points to the case that goes on."""
    if case["duplicateOf"].get("id") == case["id"]:
        yield breach("/duplicateOf")


def _take(case: Document) -> Iterator[Taken]:
    original = case.get("duplicateOf", {}).get("id")
    if original not in (None, case["id"]):
        yield Taken("duplicates", [case["id"], original], "/duplicateOf")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    original = {fact.value[0]: fact.value[1] for fact in facts}
    yield from ((fact, breach(fact.pointer)) for fact in facts if _returns(fact.value[0], original))


def _returns(start: str, original: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    at = original.get(start)
    while at is not None and at != start and at not in seen:
        seen.add(at)
        at = original.get(at)
    return at == start


cross_rule("SVC-010", reads=("Case",), take=_take, judge=_judge, links=tuple)
