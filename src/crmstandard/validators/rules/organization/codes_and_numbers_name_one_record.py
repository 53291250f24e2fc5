"""ORG-012, ORG-013: one active unit a code, one member of staff a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _unit_code(unit: Document) -> Iterator[Taken]:
    if unit["status"] == "active":
        yield Taken(unit["code"], unit["id"], "/code")


def _employee_number(employee: Document) -> Iterator[Taken]:
    number = employee.get("employeeNumber")
    if number is not None:
        yield Taken(f"{number['system']}|{number['value']}", employee["id"], "/employeeNumber")


@about_several
def _shared(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    """Every record that shares a key with another; two records of one id are GEN-061's."""
    owners = {fact.value for fact in facts}
    if len(owners) > 1:
        yield from ((fact, breach(fact.pointer, count=len(owners))) for fact in facts)


cross_rule("ORG-012", reads=("OrganizationUnit",), take=_unit_code, judge=_shared)
cross_rule("ORG-013", reads=("Employee",), take=_employee_number, judge=_shared)
