"""SVC-012: a case was reopened at least as often as its history shows."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SVC-012", "Case", needs=("statusHistory", "reopenedCount"))
def the_history_counts_how_often_a_case_was_reopened(case: Document) -> Iterator[Breach]:
    """A history that begins with an initial load can show fewer."""
    shown = sum(step["to"] == "reopened" for step in case["statusHistory"])
    if case["reopenedCount"] < shown:
        yield breach("/reopenedCount", expected=shown, found=case["reopenedCount"])
