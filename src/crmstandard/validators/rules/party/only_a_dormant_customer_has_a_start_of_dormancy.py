"""PTY-041: a customer whose relationship goes on carries the start of dormancy only while dormant."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule
from crmstandard.validators.standing import ENDED


@rule("PTY-041", "Customer", needs=("dormantSince",))
def only_a_dormant_customer_has_a_start_of_dormancy(customer: Document) -> Iterator[Breach]:
    """A relationship that ended out of dormancy keeps the date."""
    if customer["lifecycleStage"] not in ENDED | {"dormant"}:
        yield breach("/dormantSince", member="dormantSince", stage=customer["lifecycleStage"])
