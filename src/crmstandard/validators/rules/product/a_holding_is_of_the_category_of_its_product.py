"""PRD-060: the category of an arrangement is the category of its product."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    product = record["id"] if record["resourceType"] == "Product" else record.get("product", {}).get("id")
    if product is not None:
        yield Taken(product, record["category"], "/category")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    categories = {fact.value for fact in facts if fact.resource == "Product"}
    for fact in facts:
        if fact.resource == "Arrangement" and categories and fact.value not in categories:
            yield fact, breach(fact.pointer)


cross_rule("PRD-060", reads=("Arrangement", "Product"), take=_take, judge=_judge, needs=("Product",), by_value=True)
