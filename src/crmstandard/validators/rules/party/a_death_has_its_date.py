"""PTY-008: a deceased person has a death date or its absence is declared."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-008", "Person")
def a_death_has_its_date(person: Document) -> Iterator[Breach]:
    """Whether something was done before or after the death depends on it."""
    if person["status"] == "deceased" and left_out(person, "deathDate"):
        yield breach("", member="deathDate")
