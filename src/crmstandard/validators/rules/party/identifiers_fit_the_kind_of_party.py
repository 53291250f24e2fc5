"""PTY-016: a person carries no number of a company, a company none of a person, neither one of an account."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

HOLDINGS = frozenset({"iban", "bban", "contractNumber", "cardToken", "isin"})
OF_COMPANIES = frozenset({"companyNumber", "duns", "bic", "giin"})
OF_PERSONS = frozenset(
    {"cnResidentId", "nationalId", "passport", "driverLicense", "alienRegistration", "employeeNumber"}
)


@rule("PTY-016", "Person", "Organization", needs=("identifiers",))
def identifiers_fit_the_kind_of_party(party: Document) -> Iterator[Breach]:
    """A sole proprietor is known by the numbers of the person."""
    strange = HOLDINGS
    if party["resourceType"] == "Person":
        strange = HOLDINGS | OF_COMPANIES
    elif party["orgType"] != "soleProprietor":
        strange = HOLDINGS | OF_PERSONS
    for index, each in enumerate(party["identifiers"]):
        if each.get("type") in strange:
            yield breach(f"/identifiers/{index}/type", type=each["type"], resource=party["resourceType"])
