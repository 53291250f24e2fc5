"""CNS-010: a granted consent does not start before the day on which it was given."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-010", "Consent", needs=("period", "collectedVia"))
def a_consent_is_not_backdated(consent: Document) -> Iterator[Breach]:
    """Agreement covers what comes after it."""
    start = consent["period"].get("start")
    given = consent["status"] == "granted" and consent["legalBasis"] == "consent"
    if given and (not start or day(start) < day(consent["collectedVia"]["at"])):
        yield breach("/period")
