"""PRD-041: a snapshot with principal past due has days past due."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-041", "ArrangementSnapshot", needs=("principalPastDue", "daysPastDue"))
def principal_past_due_has_days_past_due(snapshot: Document) -> Iterator[Breach]:
    """The other way round, interest alone may be late."""
    if Decimal(snapshot["principalPastDue"]["amount"]) > 0 and snapshot["daysPastDue"] == 0:
        yield breach("/daysPastDue")
