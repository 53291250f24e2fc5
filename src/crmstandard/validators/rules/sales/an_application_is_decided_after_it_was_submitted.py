"""SAL-034: an application is decided after it was handed in."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-034", "Application", needs=("submittedAt", "decision"))
def an_application_is_decided_after_it_was_submitted(application: Document) -> Iterator[Breach]:
    """An automated decision may be made in the same moment."""
    if instant(application["decision"]["at"]) < instant(application["submittedAt"]):
        yield breach("/decision/at")
