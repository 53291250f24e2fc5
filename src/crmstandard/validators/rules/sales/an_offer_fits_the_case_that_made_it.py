"""SAL-045, SAL-046: an offer is for the customer, and serves the objective, of what names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

OBJECTIVES = {"RetentionCase": "retention", "WinBackCase": "winBack"}
CASES = tuple(OBJECTIVES)


def _named(record: Document) -> Iterator[tuple[str, str]]:
    """Id and pointer of each offer that a case or opportunity names."""
    for index, offer in enumerate(record.get("offers", ())):
        if "id" in offer:
            yield offer["id"], f"/offers/{index}"
    if "id" in record.get("offer", {}):
        yield record["offer"]["id"], "/offer"


def _take(value: Callable[[Document], Any]) -> Callable[[Document], Iterator[Taken]]:
    def take(record: Document) -> Iterator[Taken]:
        held = value(record)
        own = [(record["id"], "")] if record["resourceType"] == "Offer" else _named(record)
        yield from (Taken(offer, held, pointer) for offer, pointer in own if held is not None)

    return take


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    offered = {fact.value for fact in facts if fact.resource == "Offer"}
    for fact in facts:
        if offered and fact.resource != "Offer" and fact.value not in offered:
            yield fact, breach(fact.pointer)


def _objective(record: Document) -> Any:
    return OBJECTIVES.get(record["resourceType"]) or record["objective"]


def _customer(record: Document) -> Any:
    return record["customer"].get("id")


cross_rule("SAL-045", reads=("Offer", *CASES), take=_take(_objective), judge=_judge, needs=("Offer",))
cross_rule("SAL-046", reads=("Offer", "Opportunity", *CASES), take=_take(_customer), judge=_judge, needs=("Offer",))
