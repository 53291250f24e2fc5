"""PTY-076: where a senior manager stands in for an owner, the interest says so."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-076", "OwnershipInterest", needs=("seniorManagerFallback", "interests"))
def a_fallback_names_a_senior_manager(statement: Document) -> Iterator[Breach]:
    """The fallback is allowed only where nobody owns or controls enough."""
    types = {each["type"] for each in statement["interests"]}
    if statement["seniorManagerFallback"] and "seniorManagingOfficial" not in types:
        yield breach("/seniorManagerFallback")
