"""OUT-041: what has to come first in an incident came first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule

HANDLING = ("occurredAt", "detectedAt", "containedAt", "resolvedAt", "closedAt")
TELLING = ("detectedAt", "notifiedBankAt")
REPORTING = ("detectedAt", "regulatorReportedAt")


@rule("OUT-041", "Incident")
def times_of_an_incident_are_in_order(incident: Document) -> Iterator[Breach]:
    """Times that are absent are passed over; equal times are in order."""
    for sequence in (HANDLING, TELLING, REPORTING):
        given = [name for name in sequence if name in incident]
        for before, after in pairwise(given):
            if instant(incident[after]) < instant(incident[before]):
                yield breach(f"/{after}", before=before, after=after)
