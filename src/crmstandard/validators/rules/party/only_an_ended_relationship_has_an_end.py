"""PTY-030: a customer whose relationship has not ended has neither an end nor a reason for one."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule
from crmstandard.validators.standing import ENDED


@rule("PTY-030", "Customer")
def only_an_ended_relationship_has_an_end(customer: Document) -> Iterator[Breach]:
    """Who was won back is a customer again; the status history keeps the former end."""
    for member in ("endedOn", "endReason"):
        if member in customer and customer["lifecycleStage"] not in ENDED:
            yield breach(f"/{member}", member=member, stage=customer["lifecycleStage"])
