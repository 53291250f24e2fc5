"""SVC-005: a case settled after its due time was escalated, or says that it missed its limit."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SVC-005", "Case", needs=("resolveDueAt",))
def a_late_case_was_escalated_or_says_so(case: Document) -> Iterator[Breach]:
    """The time of resolution counts; where it is not known, that of closing."""
    settled = next((name for name in ("resolvedAt", "closedAt") if name in case), None)
    if settled is None or instant(case[settled]) <= instant(case["resolveDueAt"]):
        return
    if not case.get("slaBreached") and not case.get("escalations"):
        yield breach(f"/{settled}", member=settled)
