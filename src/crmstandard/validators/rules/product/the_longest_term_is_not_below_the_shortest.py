"""PRD-002: the longest term of a product is not below its shortest."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-002", "Product", needs=("term",))
def the_longest_term_is_not_below_the_shortest(product: Document) -> Iterator[Breach]:
    """Both count in one unit."""
    term = product["term"]
    if "min" in term and "max" in term and term["max"] < term["min"]:
        yield breach("/term/max")
