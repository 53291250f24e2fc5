"""OUT-020, OUT-021, OUT-022: the actual value of a service level is its numerator divided by its denominator."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, type_rule

TOLERANCE = Decimal("0.00005")  # half a unit of the fourth decimal place


def _denominator(measurement: Document) -> Decimal:
    return Decimal(measurement["denominator"])


@type_rule("OUT-020", "ServiceLevelMeasurement")
def nothing_is_claimed_without_a_denominator(measurement: Document) -> Iterator[Breach]:
    """Where nothing was counted there is neither an actual value nor a verdict."""
    if not _denominator(measurement):
        yield from (breach(f"/{name}", member=name) for name in ("actual", "met") if name in measurement)


@type_rule("OUT-021", "ServiceLevelMeasurement")
def the_actual_value_is_the_quotient(measurement: Document) -> Iterator[Breach]:
    """Right to half a unit of the fourth decimal place."""
    if "actual" in measurement and _denominator(measurement):
        quotient = Decimal(measurement["numerator"]) / _denominator(measurement)
        if abs(Decimal(measurement["actual"]) - quotient) > TOLERANCE:
            yield breach("/actual")


@type_rule("OUT-022", "ServiceLevelMeasurement")
def a_measurement_with_a_denominator_has_a_result(measurement: Document) -> Iterator[Breach]:
    """What can be divided is divided and judged."""
    if _denominator(measurement):
        yield from (breach("", member=name) for name in ("actual", "met") if name not in measurement)
