"""ORG-001: no unit stands above itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ORG-001", "OrganizationUnit", needs=("parent",))
def a_unit_is_not_its_own_parent(unit: Document) -> Iterator[Breach]:
    """The parent is another unit."""
    if unit["parent"].get("id") == unit["id"]:
        yield breach("/parent")
