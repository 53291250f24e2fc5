"""ORG-003: a unit that is a legal entity carries its LEI."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ORG-003", "OrganizationUnit")
def a_legal_entity_has_an_lei(unit: Document) -> Iterator[Breach]:
    """Supervisors and registers know a legal entity by its LEI."""
    if unit["unitType"] == "legalEntity" and "lei" not in unit:
        yield breach("")
