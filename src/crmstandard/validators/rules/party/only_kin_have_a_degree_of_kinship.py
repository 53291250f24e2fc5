"""PTY-053: a degree of kinship stands on relationships of kin only."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

KIN = frozenset({"spouse", "parent", "child", "sibling", "otherKin", "guardian", "emergencyContact"})


@rule("PTY-053", "PartyRelationship", needs=("kinship",))
def only_kin_have_a_degree_of_kinship(relationship: Document) -> Iterator[Breach]:
    """Guardians and emergency contacts may say how they are related."""
    if relationship["type"] not in KIN:
        yield breach("/kinship", type=relationship["type"])
