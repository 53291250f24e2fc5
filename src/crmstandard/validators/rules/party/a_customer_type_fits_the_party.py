"""PTY-033: private customers are persons, corporate and public customers are organizations."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

PRIVATE = frozenset({"retail", "affluent"})
CORPORATE = frozenset({"sme", "corporate", "financialInstitution", "publicSector", "nonProfit"})


@rule("PTY-033", "Customer")
def a_customer_type_fits_the_party(customer: Document) -> Iterator[Breach]:
    """Sole traders, micro businesses and private banking serve both."""
    kind, party = customer["customerType"], customer["party"]["type"]
    expected = "Person" if kind in PRIVATE else "Organization" if kind in CORPORATE else party
    if party != expected:
        yield breach("/customerType", type=kind, expected=expected)
