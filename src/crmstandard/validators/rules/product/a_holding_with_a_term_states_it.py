"""PRD-020: a term deposit or loan states its term or its maturity."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule

TERMED = frozenset({"termDeposit", "structuredDeposit", "personalLoan", "mortgage", "businessLoan"})


@rule("PRD-020", "Arrangement")
def a_holding_with_a_term_states_it(arrangement: Document) -> Iterator[Breach]:
    """Maturity is when the bank calls the customer."""
    if arrangement["category"] in TERMED and left_out(arrangement, "termMonths", "maturityOn"):
        yield breach("", category=arrangement["category"])
