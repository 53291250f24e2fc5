"""PTY-040: a relationship that the bank, a death or a dissolution ended is exited, not churned."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

FOR_GOOD = frozenset({"bankInitiated", "deceased", "dissolved"})


@rule("PTY-040", "Customer", needs=("endReason",))
def who_cannot_come_back_is_exited(customer: Document) -> Iterator[Breach]:
    """Churned customers are the ones whom a win-back may address."""
    if customer["lifecycleStage"] == "churned" and customer["endReason"] in FOR_GOOD:
        yield breach("/lifecycleStage", reason=customer["endReason"])
