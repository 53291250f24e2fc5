"""MKT-020: a contact sent on the basis of consent names that consent."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-020", "CampaignContact", needs=("sentAt", "legalBasis"))
def a_contact_sent_on_consent_names_it(contact: Document) -> Iterator[Breach]:
    """Without a time of sending and a legal basis there is nothing to judge."""
    declared = {each["path"] for each in contact.get("absences", ())}
    if contact["legalBasis"] == "consent" and "consent" not in contact and "/consent" not in declared:
        yield breach("", member="consent")


@rule("MKT-020", "CampaignContact", needs=("consent",))
def a_consent_declared_absent_is_not_judged(_: Document) -> Iterator[Breach]:
    """Has the contact reported as not evaluated; what the consent covers is judged beside the consent itself."""
    yield from ()
