"""SAL-035: a fulfilled application names the holding that came of it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-035", "Application")
def a_fulfilled_application_names_its_holding(application: Document) -> Iterator[Breach]:
    """Otherwise what was applied for and what is held cannot be compared."""
    if application["status"] == "fulfilled" and left_out(application, "arrangement"):
        yield breach("", member="arrangement")
