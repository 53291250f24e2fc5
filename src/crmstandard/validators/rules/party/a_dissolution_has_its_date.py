"""PTY-015: a dissolved organization has a dissolution date or its absence is declared."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-015", "Organization")
def a_dissolution_has_its_date(organization: Document) -> Iterator[Breach]:
    """Claims and mandates end with it."""
    if organization["status"] == "dissolved" and left_out(organization, "dissolutionDate"):
        yield breach("", member="dissolutionDate")
