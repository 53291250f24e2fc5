"""SAL-002: expected revenue is amount times probability."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from crmstandard.validators.formats.iso4217 import minor_units
from crmstandard.validators.registry import Breach, Document, breach, rule

MOST_PLACES = 5  # of an amount in a currency without a minor unit


@rule("SAL-002", "Opportunity", needs=("amount", "probability", "expectedRevenue"))
def expected_revenue_is_amount_times_probability(opportunity: Document) -> Iterator[Breach]:
    """Derived money agrees with its factors, rounded half to even at the minor unit of the currency."""
    amount, revenue = opportunity["amount"], opportunity["expectedRevenue"]
    places = minor_units(amount["currency"])
    unit = Decimal(1).scaleb(-(MOST_PLACES if places is None else places))
    with localcontext(prec=60, rounding=ROUND_HALF_EVEN):
        expected = (Decimal(amount["amount"]) * Decimal(opportunity["probability"])).quantize(unit)
    if revenue["currency"] != amount["currency"]:
        yield breach("/expectedRevenue/currency", factors="amount, probability")
    elif Decimal(revenue["amount"]) != expected:
        yield breach("/expectedRevenue/amount", factors="amount, probability")
