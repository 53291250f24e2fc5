"""IDN-003: a document of a kind that expires says until when it is valid, or that it never expires."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule

PERMITS = ("residencePermit", "foreignPermanentResident", "hkMacauPermit", "taiwanPermit")
EXPIRING = frozenset({"nationalId", "passport", "driverLicense", "militaryId", *PERMITS})


@rule("IDN-003", "IdentityDocument")
def a_document_says_how_long_it_is_valid(document: Document) -> Iterator[Breach]:
    """Without either, nobody is reminded to renew it."""
    if document["docType"] in EXPIRING and not document.get("longTerm") and left_out(document, "expiresOn"):
        yield breach("", member="expiresOn")
