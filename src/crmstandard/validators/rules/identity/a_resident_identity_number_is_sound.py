"""IDN-004: the number of a Chinese resident identity card has its form and check character."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.formats import breaks
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-004", "IdentityDocument", needs=("number", "country"))
def a_resident_identity_number_is_sound(document: Document) -> Iterator[Breach]:
    """The number of the card is the resident identity number of GB 11643."""
    resident_card = document["docType"] == "nationalId" and document["country"] == "CN"
    if resident_card and breaks("cn-resident-id", document["number"]):
        yield breach("/number", value=document["number"])
