"""PRD-005: a product is not bundled with itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-005", "Product", needs=("bundledProducts",))
def a_product_is_not_bundled_with_itself(product: Document) -> Iterator[Breach]:
    """A bundle joins different products."""
    for index, each in enumerate(product["bundledProducts"]):
        if each.get("id") == product["id"]:
            yield breach(f"/bundledProducts/{index}/id")
