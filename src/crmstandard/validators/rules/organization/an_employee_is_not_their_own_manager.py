"""ORG-005: nobody leads themselves."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ORG-005", "Employee", needs=("manager",))
def an_employee_is_not_their_own_manager(employee: Document) -> Iterator[Breach]:
    """The manager is another member of staff."""
    if employee["manager"].get("id") == employee["id"]:
        yield breach("/manager")
