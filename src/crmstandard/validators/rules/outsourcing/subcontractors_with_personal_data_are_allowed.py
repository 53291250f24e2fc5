"""OUT-010: personal data goes down the chain only where the processing agreement allows it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("OUT-010", "OutsourcingContract", needs=("subcontractors", "processingAgreement"))
def subcontractors_with_personal_data_are_allowed(contract: Document) -> Iterator[Breach]:
    """No entrusting to others without consent (Art. 21 PIPL, Art. 28(2) GDPR)."""
    if contract["processingAgreement"]["subProcessorConsent"] != "none":
        return
    for index, each in enumerate(contract["subcontractors"]):
        if each.get("personalData"):
            yield breach(f"/subcontractors/{index}/personalData")
