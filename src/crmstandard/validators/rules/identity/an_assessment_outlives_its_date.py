"""IDN-030: a suitability assessment is valid beyond the day on which it was made."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import day
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-030", "SuitabilityAssessment")
def an_assessment_outlives_its_date(assessment: Document) -> Iterator[Breach]:
    """Its last day lies after the day of the assessment."""
    if assessment["validUntil"] <= day(assessment["assessedAt"]):
        yield breach("/validUntil")
