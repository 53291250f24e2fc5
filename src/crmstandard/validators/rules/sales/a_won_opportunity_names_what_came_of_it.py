"""SAL-018: a won opportunity names an application or a holding."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-018", "Opportunity")
def a_won_opportunity_names_what_came_of_it(opportunity: Document) -> Iterator[Breach]:
    """A sale that leads to nothing held cannot be followed to its value."""
    if opportunity["status"] == "won" and left_out(opportunity, "applications", "arrangements"):
        yield breach("", expected="applications | arrangements")
