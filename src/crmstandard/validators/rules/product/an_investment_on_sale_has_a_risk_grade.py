"""PRD-004: an investment product on sale has a risk grade."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule

INVESTMENTS = frozenset({"structuredDeposit", "wealthProduct", "fund"})


@rule("PRD-004", "Product")
def an_investment_on_sale_has_a_risk_grade(product: Document) -> Iterator[Breach]:
    """Without it, suitability cannot be compared."""
    for_sale = product["status"] == "onSale" and product["category"] in INVESTMENTS
    if for_sale and left_out(product, "riskGrade"):
        yield breach("", member="riskGrade")
