"""PTY-032: a customer record is not the win-back of itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-032", "Customer", needs=("winBackOf",))
def a_customer_does_not_win_itself_back(customer: Document) -> Iterator[Breach]:
    """winBackOf leads to an earlier record; the same record goes to the stage wonBack instead."""
    if customer["winBackOf"].get("id") == customer["id"]:
        yield breach("/winBackOf")
