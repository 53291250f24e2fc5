"""CNS-006: biometric authentication and open banking access rest on consent."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

CONSENT_ONLY = frozenset({"biometricAuthentication", "openBankingAccess"})


@rule("CNS-006", "Consent")
def some_purposes_rest_on_consent_alone(consent: Document) -> Iterator[Breach]:
    """No other legal basis carries them in any of the jurisdictions looked at; profiles add further purposes."""
    if consent["purpose"] in CONSENT_ONLY and consent["legalBasis"] != "consent":
        yield breach("/legalBasis", purpose=consent["purpose"])
