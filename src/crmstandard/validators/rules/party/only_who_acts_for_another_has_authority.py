"""PTY-051: authority belongs to relationships in which one party acts for the other."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

ACTING = frozenset({"guardian", "attorney", "director", "legalRepresentative", "authorizedSignatory"})


@rule("PTY-051", "PartyRelationship", needs=("authority",))
def only_who_acts_for_another_has_authority(relationship: Document) -> Iterator[Breach]:
    """A spouse who may sign has a second relationship that says so."""
    if relationship["type"] not in ACTING:
        yield breach("/authority", type=relationship["type"])
