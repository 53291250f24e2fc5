"""IDN-014: a party with a confirmed sanctions match is not approved."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-014", "DueDiligence", needs=("screenings",))
def a_sanctioned_party_is_not_approved(case: Document) -> Iterator[Breach]:
    """A match that was examined and holds stops the relationship."""
    for index, each in enumerate(case["screenings"]):
        if case["status"] == "approved" and each["listType"] == "sanctions" and each["result"] == "confirmed":
            yield breach(f"/screenings/{index}/result")
