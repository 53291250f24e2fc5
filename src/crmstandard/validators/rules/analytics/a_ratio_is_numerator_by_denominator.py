"""ANL-013, ANL-014: a ratio is its numerator divided by its denominator, and none where that is zero."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from crmstandard.validators.registry import Breach, Document, breach, rule

DIGITS = 60


@rule("ANL-013", "MetricResult", needs=("denominator",))
def a_metric_over_zero_has_no_value(result: Document) -> Iterator[Breach]:
    """Undefined, not applicable or without data: the definition of the metric says which."""
    if Decimal(result["denominator"]) == 0 and result["status"] in ("ok", "stale"):
        yield breach("/status", found=result["status"])


@rule("ANL-014", "MetricResult", needs=("unit", "value", "numerator", "denominator"))
def a_ratio_is_numerator_by_denominator(result: Document) -> Iterator[Breach]:
    """Rounded half to even at the places that the value has."""
    denominator = Decimal(result["denominator"])
    if result["unit"] != "ratio" or denominator == 0:
        return
    value = Decimal(result["value"])
    with localcontext() as context:
        context.prec = DIGITS
        if (Decimal(result["numerator"]) / denominator).quantize(value, rounding=ROUND_HALF_EVEN) != value:
            yield breach("/value")
