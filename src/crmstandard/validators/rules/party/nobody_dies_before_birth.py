"""PTY-006: the death of a person does not lie before the birth."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.partial_dates import surely_before
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-006", "Person", needs=("birthDate", "deathDate"))
def nobody_dies_before_birth(person: Document) -> Iterator[Breach]:
    """Both dates are compared as far as both are known."""
    if surely_before(person["deathDate"], person["birthDate"]):
        yield breach("/deathDate")
