"""PTY-054: the reciprocal type of a relationship is the other side of its type."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

OTHER_SIDE = {
    "spouse": "spouse",
    "sibling": "sibling",
    "otherKin": "otherKin",
    "parent": "child",
    "child": "parent",
    "supplier": "businessCustomer",
    "businessCustomer": "supplier",
}


@rule("PTY-054", "PartyRelationship", needs=("reciprocalType",))
def a_reciprocal_type_is_the_other_side(relationship: Document) -> Iterator[Breach]:
    """Types whose other side has no code of its own are not judged."""
    expected = OTHER_SIDE.get(relationship["type"], relationship["reciprocalType"])
    if relationship["reciprocalType"] != expected:
        yield breach("/reciprocalType", type=relationship["type"], expected=expected)
