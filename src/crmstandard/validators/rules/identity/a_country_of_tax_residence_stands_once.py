"""IDN-022: each country stands once among the tax residences."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-022", "TaxCertification", needs=("taxResidences",))
def a_country_of_tax_residence_stands_once(certification: Document) -> Iterator[Breach]:
    """One country issues one number to a party."""
    seen: set[str] = set()
    for index, each in enumerate(certification["taxResidences"]):
        if each["country"] in seen:
            yield breach(f"/taxResidences/{index}/country")
        seen.add(each["country"])
