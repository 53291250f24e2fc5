"""PTY-075: only an interest that is not direct is made of components."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-075", "OwnershipInterest", needs=("components", "interests"))
def only_an_indirect_interest_has_components(statement: Document) -> Iterator[Breach]:
    """Components tell who stands between."""
    if statement["components"] and all(each["directOrIndirect"] == "direct" for each in statement["interests"]):
        yield breach("/components")
