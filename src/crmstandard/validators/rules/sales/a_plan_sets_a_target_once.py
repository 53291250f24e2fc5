"""SAL-054: a plan sets one target for one measure of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


def _subject(target: Document) -> tuple[object, ...]:
    """What a target is about: codes, and the ids or identifiers of what is referred to."""
    named = [target[name] for name in ("product", "segment") if name in target]
    keys = ((each["type"], each.get("id"), str(each.get("identifier"))) for each in named)
    return (target["measure"], target.get("objective"), target.get("unit"), *keys)


@rule("SAL-054", "SalesPlan")
def a_plan_sets_a_target_once(plan: Document) -> Iterator[Breach]:
    """Two targets for one thing leave open which of them counts."""
    seen: set[tuple[object, ...]] = set()
    for index, target in enumerate(plan["targets"]):
        if _subject(target) in seen:
            yield breach(f"/targets/{index}", measure=target["measure"])
        seen.add(_subject(target))
