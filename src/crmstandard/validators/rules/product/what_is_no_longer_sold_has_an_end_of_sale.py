"""PRD-003: the sale period of a withdrawn or retired product has an end."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-003", "Product", needs=("salePeriod",))
def what_is_no_longer_sold_has_an_end_of_sale(product: Document) -> Iterator[Breach]:
    """An open period says that it is still sold."""
    if product["status"] in {"withdrawn", "retired"} and "end" not in product["salePeriod"]:
        yield breach("/salePeriod", status=product["status"])
