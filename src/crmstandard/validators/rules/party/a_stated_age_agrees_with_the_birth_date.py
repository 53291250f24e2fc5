"""PTY-010: the age that a person stated agrees with the birth date."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.partial_dates import completed_years, first_and_last
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-010", "Person", needs=("statedAge", "birthDate"))
def a_stated_age_agrees_with_the_birth_date(person: Document) -> Iterator[Breach]:
    """Where a date is known to the month or year only, every age that it allows is accepted."""
    stated = person["statedAge"]
    first, last = first_and_last(person["birthDate"])
    earliest, latest = first_and_last(stated["asOf"])
    if not completed_years(last, earliest) <= stated["years"] <= completed_years(first, latest):
        yield breach("/statedAge/years", member="statedAge")
