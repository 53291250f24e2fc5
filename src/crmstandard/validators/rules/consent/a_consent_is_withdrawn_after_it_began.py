"""CNS-003: a consent is not withdrawn before its period starts."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-003", "Consent", needs=("withdrawnAt", "period"))
def a_consent_is_withdrawn_after_it_began(consent: Document) -> Iterator[Breach]:
    """What does not hold yet can only be refused."""
    start = consent["period"].get("start")
    if start and precedes(consent["withdrawnAt"], start):
        yield breach("/withdrawnAt")
