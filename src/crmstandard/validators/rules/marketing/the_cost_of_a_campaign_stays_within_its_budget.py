"""MKT-004, MKT-005: cost and budget of a campaign have one currency, and the budget is enough."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-004", "Campaign", needs=("budget", "actualCost"))
def cost_and_budget_have_one_currency(campaign: Document) -> Iterator[Breach]:
    """Amounts in different currencies can not be compared without a rate."""
    expected, found = campaign["budget"]["currency"], campaign["actualCost"]["currency"]
    if expected != found:
        yield breach("/actualCost/currency", expected=expected, found=found)


@rule("MKT-005", "Campaign", needs=("budget", "actualCost"))
def the_cost_of_a_campaign_stays_within_its_budget(campaign: Document) -> Iterator[Breach]:
    """Judged where both have one currency."""
    budget, cost = campaign["budget"], campaign["actualCost"]
    if budget["currency"] == cost["currency"] and Decimal(cost["amount"]) > Decimal(budget["amount"]):
        yield breach("/actualCost/amount")
