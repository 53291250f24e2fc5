"""PTY-009: a birth or death is not recorded before it happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.partial_dates import surely_before
from crmstandard.validators.registry import Breach, Document, breach, rule

FURTHEST_AHEAD = timedelta(hours=14)


@rule("PTY-009", "Person")
def birth_and_death_are_recorded_afterwards(person: Document) -> Iterator[Breach]:
    """The day of recording is taken where on Earth the day begins first, 14 hours ahead of UTC."""
    recorded = (instant(person["meta"]["recordedAt"]) + FURTHEST_AHEAD).date().isoformat()
    for member in ("birthDate", "deathDate"):
        if member in person and surely_before(recorded, person[member]):
            yield breach(f"/{member}", member=member)
