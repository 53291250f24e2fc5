"""ORG-010: a unit that is no legal entity names the unit above it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ORG-010", "OrganizationUnit")
def a_unit_below_a_legal_entity_has_a_parent(unit: Document) -> Iterator[Breach]:
    """Figures of a branch roll up only if its place in the bank is known."""
    if unit["unitType"] != "legalEntity" and "parent" not in unit:
        yield breach("")
