"""PTY-037: the relationship that a win-back follows has ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.standing import ENDED


def _take(customer: Document) -> Iterator[Taken]:
    former = customer.get("winBackOf", {}).get("id")
    if former is not None and former != customer["id"]:
        yield Taken(former, "winBack", "/winBackOf")
    if customer["lifecycleStage"] not in ENDED:
        yield Taken(customer["id"], "open")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    if any(fact.value == "open" for fact in facts):
        yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value == "winBack")


cross_rule("PTY-037", reads=("Customer",), take=_take, judge=_judge)
