"""CNS-002: only a withdrawn consent has a time of withdrawal."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-002", "Consent", needs=("withdrawnAt",))
def only_a_withdrawn_consent_has_a_time_of_withdrawal(consent: Document) -> Iterator[Breach]:
    """Withdrawal is final, so the state says it too."""
    if consent["status"] != "withdrawn":
        yield breach("/withdrawnAt", status=consent["status"])
