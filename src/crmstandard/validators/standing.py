"""Whether customers and parties still stand: open relationships, records that were not merged away."""

from __future__ import annotations

from crmstandard.validators.registry import Document

ENDED = frozenset({"churned", "exited", "archived"})


def is_open(customer: Document) -> bool:
    """Whether the relationship has not ended and the record was not replaced in a merge."""
    return customer["lifecycleStage"] not in ENDED and "replacedBy" not in customer
