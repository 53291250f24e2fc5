"""Values as texts whose order is the order of the values: what an index of a store holds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crmstandard.analytics.segments.catalogue import PAIRS, Attribute, Kind
from crmstandard.analytics.segments.tree import Value
from crmstandard.analytics.segments.values import values

COMPLEMENT = str.maketrans("0123456789", "9876543210")
BIAS, LONGEST, EARLIEST = 500, 999, 10**17
BETWEEN, AFTER = "\t", "\n"  # neither code nor system may hold them, and the one follows the other
TEXTS = frozenset({Kind.STRING, Kind.CODE})  # what stands for itself
UNDECIDED = ""  # row of a reference or concept that is there and names no record or code


def order_text(kind: Kind, value: Value) -> str:
    """The text that stands for a value in an index; texts sort by code point as values do."""
    if isinstance(value, tuple):
        name, holder = value
        return f"{holder}/{name}" if kind is Kind.REFERENCE else f"{name}{BETWEEN}{holder}"
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(value) if isinstance(value, Decimal) else f"{value + EARLIEST:018d}"


def _number(value: Decimal) -> str:
    """Sign, magnitude, digits; what is negative counts down and ends in a sign above all digits."""
    if value == 0:
        return "1"
    digits = "".join(map(str, value.as_tuple().digits)).rstrip("0")
    magnitude = value.adjusted() + BIAS
    if value > 0:
        return f"1{magnitude:03d}{digits}"
    return f"0{LONGEST - magnitude:03d}{digits.translate(COMPLEMENT)}~"


def rows(attribute: Attribute, record: Mapping[str, Any], *, folded: bool = False) -> frozenset[str]:
    """The texts under which a record stands in the index of an attribute; `folded` without regard to case."""
    given = record.get(attribute.path)
    if type(given) is str and attribute.kind in TEXTS and not folded:  # the most frequent case needs no reading
        return frozenset((given,))
    made = set()
    for value in values(attribute, record):
        if value is not None:
            text = order_text(attribute.kind, value)
            made.add(text.casefold() if folded else text)
        elif attribute.kind in PAIRS:
            made.add(UNDECIDED)
    return frozenset(made)
