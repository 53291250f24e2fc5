"""CNS-004: a consent is not withdrawn before it was given."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-004", "Consent", needs=("withdrawnAt", "collectedVia"))
def a_consent_is_withdrawn_after_it_was_given(consent: Document) -> Iterator[Breach]:
    """The withdrawal answers an answer."""
    if precedes(consent["withdrawnAt"], consent["collectedVia"]["at"]):
        yield breach("/withdrawnAt")
