"""PTY-010: the age that a person stated agrees with the birth date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crmstandard.validators.partial_dates import completed_years, first_and_last
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-010", "Person", needs=("statedAge", "birthDate"))
def a_stated_age_agrees_with_the_birth_date(person: Document) -> Iterator[Breach]:
    """With a birth date to the month or year, every age that it allows is accepted."""
    stated = person["statedAge"]
    first, last = first_and_last(person["birthDate"])
    at = date.fromisoformat(stated["asOf"])
    if not completed_years(last, at) <= stated["years"] <= completed_years(first, at):
        yield breach("/statedAge/years", member="statedAge")
