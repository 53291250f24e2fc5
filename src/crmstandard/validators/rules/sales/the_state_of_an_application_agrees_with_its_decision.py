"""SAL-033, SAL-037: state, decision and granted terms of an application agree."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

RESULTS = {"approved": "approved", "fulfilled": "approved", "declined": "declined"}


@rule("SAL-033", "Application", needs=("decision",))
def the_state_of_an_application_agrees_with_its_decision(application: Document) -> Iterator[Breach]:
    """An application that is withdrawn may have been decided before."""
    expected = RESULTS.get(application["status"])
    if expected is not None and application["decision"]["result"] != expected:
        yield breach("/decision/result", status=application["status"], expected=expected)


@rule("SAL-037", "Application", needs=("approved",))
def only_a_granted_application_has_granted_terms(application: Document) -> Iterator[Breach]:
    """Terms that are still discussed are not granted."""
    if application.get("decision", {}).get("result") != "approved":
        yield breach("/approved")
