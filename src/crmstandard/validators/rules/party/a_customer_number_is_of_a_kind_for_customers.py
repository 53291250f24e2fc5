"""PTY-034: the number of a customer is no number of something else."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

KINDS = frozenset({"customerNumber", "sourceKey", "other"})


@rule("PTY-034", "Customer", needs=("customerNumber",))
def a_customer_number_is_of_a_kind_for_customers(customer: Document) -> Iterator[Breach]:
    """An identity or account number names the party or a holding."""
    if customer["customerNumber"].get("type", "customerNumber") not in KINDS:
        yield breach("/customerNumber/type", expected=", ".join(sorted(KINDS)))
