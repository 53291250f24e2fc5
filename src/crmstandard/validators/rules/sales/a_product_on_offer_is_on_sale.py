"""SAL-029: an offer that is still open is of products that are on sale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

OPEN = {"draft", "checked", "approved", "presented"}


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Product":
        yield Taken(record["id"], record["status"])
    elif record["status"] in OPEN:
        for index, product in enumerate(record["products"]):
            if "id" in product:
                yield Taken(product["id"], "offered", f"/products/{index}")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    states = {fact.value for fact in facts if fact.resource == "Product"}
    for fact in facts:
        if states and fact.resource == "Offer" and "onSale" not in states:
            yield fact, breach(fact.pointer, found=min(states))


cross_rule("SAL-029", reads=("Offer", "Product"), take=_take, judge=_judge, needs=("Offer", "Product"), by_value=True)
