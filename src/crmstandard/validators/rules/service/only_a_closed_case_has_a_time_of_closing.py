"""SVC-011: a case that is not closed has no time of closing."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SVC-011", "Case", needs=("closedAt",))
def only_a_closed_case_has_a_time_of_closing(case: Document) -> Iterator[Breach]:
    """No step leads out of closed, so the time stays once it is set."""
    if case["status"] != "closed":
        yield breach("/closedAt", status=case["status"])
