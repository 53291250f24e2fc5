"""IDN-021: a tax certification is valid beyond the day of its signature."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-021", "TaxCertification", needs=("signedOn", "validUntil"))
def a_tax_certification_outlives_its_signature(certification: Document) -> Iterator[Breach]:
    """Its last day lies after the day on which it was signed."""
    if certification["validUntil"] <= certification["signedOn"]:
        yield breach("/validUntil")
