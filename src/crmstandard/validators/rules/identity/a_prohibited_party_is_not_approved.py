"""IDN-013: a party whose risk rating is prohibited is not approved."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-013", "DueDiligence", needs=("riskRating",))
def a_prohibited_party_is_not_approved(case: Document) -> Iterator[Breach]:
    """Such a case ends as rejected or exited."""
    if case["riskRating"] == "prohibited" and case["status"] == "approved":
        yield breach("/status")
