"""CNS-009: a consent to sharing with third parties names who receives the data."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-009", "Consent")
def sharing_with_third_parties_names_the_recipients(consent: Document) -> Iterator[Breach]:
    """Nobody can agree to recipients that are not named."""
    if consent["purpose"] == "thirdPartySharing" and not consent.get("recipients"):
        yield breach("", member="recipients")
