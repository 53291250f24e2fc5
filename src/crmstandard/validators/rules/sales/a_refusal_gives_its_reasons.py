"""SAL-036: a refusal gives its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-036", "Application", needs=("decision",))
def a_refusal_gives_its_reasons(application: Document) -> Iterator[Breach]:
    """Applicants ask why, and in many countries have a right to know."""
    decision = application["decision"]
    declared = {each["path"] for each in application.get("absences", ())}
    if decision["result"] == "declined" and not decision.get("reasons") and "/decision/reasons" not in declared:
        yield breach("/decision", member="reasons")
