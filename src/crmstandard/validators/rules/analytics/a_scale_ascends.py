"""ANL-001: the lowest value of a scale is less than its highest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("ANL-001", "Scale")
def a_scale_ascends(scale: Document) -> Iterator[Breach]:
    """Which end is good is said by higherIs, never by turning the scale round."""
    if Decimal(scale["min"]) >= Decimal(scale["max"]):
        yield breach("/max")
