"""GEN-026: an amount has no more decimal places than its currency."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.formats.iso4217 import minor_units
from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("GEN-026", "Money")
def money_has_the_places_of_its_currency(money: Document) -> Iterator[Breach]:
    """Minor units are those of ISO 4217; a currency without any (gold) is not limited."""
    allowed = minor_units(money["currency"])
    found = len(money["amount"].partition(".")[2])
    if allowed is not None and found > allowed:
        yield breach("/amount", currency=money["currency"], places=allowed, found=found)
