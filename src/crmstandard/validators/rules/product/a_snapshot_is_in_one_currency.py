"""PRD-040: the amounts of a snapshot are in one currency, the report currency where it is given."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.amounts import in_currency
from crmstandard.validators.registry import Breach, Document, breach, rule

BALANCES = ("balance", "availableBalance", "marketValue", "accruedInterest")
CREDIT = ("drawnAmount", "principalOutstanding", "principalPastDue")


@rule("PRD-040", "ArrangementSnapshot")
def a_snapshot_is_in_one_currency(snapshot: Document) -> Iterator[Breach]:
    """Conversion happens before the snapshot is taken or after, never inside."""
    yield from in_currency(snapshot, (*BALANCES, *CREDIT), snapshot.get("currencyOfReport"))
    average = snapshot.get("averageBalance")
    balance = snapshot.get("balance")
    if average and balance and average["balance"]["currency"] != balance["currency"]:
        yield breach("/averageBalance/balance/currency", member="averageBalance", expected=balance["currency"])
