"""PTY-013: the dissolution of an organization does not lie before its foundation."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.partial_dates import surely_before
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-013", "Organization", needs=("foundingDate", "dissolutionDate"))
def nothing_is_dissolved_before_it_is_founded(organization: Document) -> Iterator[Breach]:
    """Both dates are compared as far as both are known."""
    if surely_before(organization["dissolutionDate"], organization["foundingDate"]):
        yield breach("/dissolutionDate")
