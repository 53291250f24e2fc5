"""SAL-025: a fulfilled offer names what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-025", "Offer")
def a_fulfilled_offer_names_what_came_of_it(offer: Document) -> Iterator[Breach]:
    """Sales by channel and unit are counted along this reference."""
    if offer["status"] == "fulfilled" and left_out(offer, "resultedIn"):
        yield breach("", member="resultedIn")
