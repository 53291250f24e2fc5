"""PTY-052: the parties of a relationship are of the kind that its type asks for."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

PERSON, BODY, ANY = ("Person",), ("Organization",), ("Person", "Organization")
KINDS = {
    **dict.fromkeys(("spouse", "parent", "child", "sibling", "otherKin"), (PERSON, PERSON)),
    "guardian": (ANY, PERSON),
    "emergencyContact": (PERSON, PERSON),
    "employer": (ANY, PERSON),
    "director": (ANY, BODY),
    "legalRepresentative": (PERSON, BODY),
    "parentCompany": (BODY, BODY),
}


@rule("PTY-052", "PartyRelationship")
def a_relationship_fits_its_parties(relationship: Document) -> Iterator[Breach]:
    """A company may sit on a board in some countries; kin are always persons."""
    for end, allowed in zip(("from", "to"), KINDS.get(relationship["type"], (ANY, ANY)), strict=True):
        if relationship[end]["type"] not in allowed:
            yield breach(f"/{end}/type", type=relationship["type"], expected=", ".join(allowed))
