"""SAL-055: a sales plan is not part of itself."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-055", "SalesPlan", needs=("parent",))
def a_plan_is_not_its_own_parent(plan: Document) -> Iterator[Breach]:
    """Longer circles need more than one record to see."""
    if plan["parent"].get("id") == plan["id"]:
        yield breach("/parent")
