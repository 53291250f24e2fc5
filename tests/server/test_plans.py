"""Every declared search shows its index: each field with each operator and each sort, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, text

from crmserver.handlers.filters import condition
from crmserver.handlers.searching import OPERATORS
from crmserver.refusals import Refusal
from crmserver.store.fields import Field, fields_of
from crmserver.store.query import ID, RECORDED, Order, Query
from crmserver.store.search import plan, statement
from crmserver.store.store import open_store
from crmstandard import schemas
from crmstandard.analytics.segments import Kind, catalogue_of

VALUES = {
    Kind.DATE: "2026-01-15",
    Kind.PARTIAL_DATE: "2026-01",
    Kind.DATE_TIME: "2026-01-15T09:30:00Z",
    Kind.MOMENT: "2026-01-15",
    Kind.NUMBER: "1.5",
    Kind.INTEGER: "1",
    Kind.BOOLEAN: "true",
    Kind.TOKEN: "urn:x|y",
}
TABLES = ("entries", "heads", "history", "past_entries", "lead", "sort0")


def _value(resource: str, field: Field) -> str:
    attribute: Any = catalogue_of(resource).attributes[field.name]
    if attribute.kind == Kind.REFERENCE:
        return f"{field.targets[0]}/x"
    if attribute.kind == Kind.CODE and attribute.codes:
        return str(sorted(attribute.codes)[0])
    return VALUES.get(attribute.kind, "x")


def _wheres(resource: str) -> Iterator[tuple[str, Any]]:
    """Each search by one field; operators that a field does not have are refused and pass by."""
    yield "", ()
    for field in fields_of(resource).values():
        for operator in OPERATORS:
            value = "true" if operator == "exists" else _value(resource, field)
            try:
                yield f"{field.name}[{operator}]", condition(resource, field.name, operator, [value])
            except Refusal as refusal:
                assert refusal.errors[0].requirement == "API-101", (resource, field.name, operator)


def _orders(resource: str) -> Iterator[tuple[Order, ...]]:
    yield ()
    for down in (False, True):
        yield (Order(ID, down),)
        yield (Order(RECORDED, down),)
        for field in fields_of(resource).values():
            if not field.many:
                yield (Order(field.name, down, field),)


def _explained(connection: Connection, made: Any) -> str:
    prefix = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    compiled = statement(made, 101, None).compile(connection, compile_kwargs={"literal_binds": True})
    rows = connection.execute(text(prefix + str(compiled).replace(":", r"\:")))
    return "\n".join(str(row[-1]) for row in rows)


def _scans(plan_text: str, dialect: str) -> list[str]:
    """The steps that read a table from end to end: on SQLite SCAN without an index, on PostgreSQL Seq Scan."""
    if dialect == "postgresql":
        return [line for line in plan_text.splitlines() if "Seq Scan" in line]
    scans = [line for line in plan_text.splitlines() if line.startswith("SCAN ")]
    return [line for line in scans if line.split()[1] in TABLES or "anon" in line]


@pytest.mark.slow
def test_no_declared_search_scans_a_table(database: str) -> None:
    """API-091, API-094, API-103: what a resource declares as searchable is found by an index."""
    store = open_store(database, ["bank"], durable=False)
    found, tried = [], 0
    try:
        with store.database.reading() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL enable_seqscan = off"))
            for resource in sorted(schemas.resources()):
                for name, where in _wheres(resource):
                    for order in _orders(resource) if not name or name.endswith("[eq]") else [(), (Order(ID, False),)]:
                        made = plan(Query(resource, where, order), store.tenants["bank"], store.terms)
                        tried += 1
                        scans = _scans(_explained(connection, made), connection.dialect.name)
                        found += [(resource, name, order, scan) for scan in scans]
    finally:
        store.close()
    assert not found[:5]
    assert tried > 54 * 10
