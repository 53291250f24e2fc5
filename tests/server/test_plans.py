"""Every declared search shows its index, on both databases, and so does whatever else a server asks its database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from crmserver.handlers.filters import condition
from crmserver.handlers.searching import OPERATORS
from crmserver.refusals import Refusal
from crmserver.settings import Settings
from crmserver.store.fields import Field, fields_of
from crmserver.store.lookups import FIND, HEADS, PRESENT
from crmserver.store.query import ID, RECORDED, Between, Compare, Every, Has, Not, Order, Query, Set_, Some
from crmserver.store.search import LACKING, Plan, plan, run
from crmserver.store.store import Store, open_store
from crmserver.store.tables import entries
from crmstandard import schemas
from crmstandard.analytics.segments import Kind, catalogue_of
from tests.documents import Maker, Typed
from tests.mutants.probing import settled, transcript
from tests.server.bulk import exported, imported, lines
from tests.server.explaining import noted, plans_of, scans_of
from tests.server.running import running

VALUES = {
    Kind.DATE: "2026-01-15",
    Kind.PARTIAL_DATE: "2026-01-15",
    Kind.DATE_TIME: "2026-01-15T09:30:00Z",
    Kind.MOMENT: "2026-01-15",
    Kind.NUMBER: "1.5",
    Kind.INTEGER: "1",
    Kind.BOOLEAN: "true",
    Kind.TOKEN: "urn:x|y",
}
LEAST = 10_000


def _value(resource: str, field: Field) -> str:
    attribute: Any = catalogue_of(resource).attributes[field.name]
    if attribute.kind == Kind.REFERENCE:
        return f"{field.targets[0]}/x"
    if attribute.kind == Kind.CODE and attribute.codes:
        return str(sorted(attribute.codes)[0])
    return VALUES.get(attribute.kind) or _text(resource, field)


def _text(resource: str, field: Field) -> str:
    """A text that the field can hold."""
    schema = schemas.resource(resource).schema
    node = schema["properties"][field.name]
    made = Maker(Random(LEAST)).value(Typed.of(node.get("items", node), schema))
    return made if isinstance(made, str) else "x"


def _wheres(resource: str) -> Iterator[tuple[str, tuple[Set_, ...]]]:
    """Each search by one field; an operator that a field does not have is refused by its name."""
    yield "", ()
    for field in fields_of(resource).values():
        for operator in OPERATORS:
            value = "true" if operator == "exists" else _value(resource, field)
            values = [value, value] if operator == "in" else [value]
            try:
                yield f"{field.name}[{operator}]", condition(resource, field.name, operator, values)
            except Refusal as refusal:
                if refusal.errors[0].requirement != "API-101":
                    raise


def _orders(resource: str) -> Iterator[tuple[Order, ...]]:
    yield ()
    for down in (False, True):
        yield (Order(ID, down),)
        yield (Order(RECORDED, down),)
        for field in fields_of(resource).values():
            if not field.many:
                yield (Order(field.name, down, field),)
                yield (Order(field.name, down, field), Order(RECORDED, not down))


def _queries(resource: str) -> Iterator[tuple[str, Query]]:
    """Each search of a resource with its likeness: two that are alike differ in numbers of terms and in values."""
    orders = list(_orders(resource))
    for _, where in _wheres(resource):
        seen: dict[str, int] = {}
        shape = str([_part(each, seen) for each in where])
        several = [field.many for field in fields_of(resource).values() if field.term in seen]
        for order in orders:
            sort = [(each.by if each.field is None else seen.get(each.field.term), each.descending) for each in order]
            yield f"{shape} {several} {sort}", Query(resource, where, order)


def _part(part: Set_, seen: dict[str, int]) -> object:
    match part:
        case Has(term):
            return "has", seen.setdefault(term, len(seen))
        case Compare(term, op, values):
            return op, seen.setdefault(term, len(seen)), len(values)
        case Between(term, _, _, low, high):
            return "between", seen.setdefault(term, len(seen)), low, high
        case Every(parts) | Some(parts):
            return type(part).__name__, [_part(each, seen) for each in parts]
        case Not(inner):
            return "not", _part(inner, seen)


def _behind(made: Plan) -> list[Any]:
    """The position of a row in the middle of what a plan finds."""
    if made.by_value:
        return ["m", "m"]
    position: list[Any] = []
    for each in made.order:
        position += [False, "m"] if each.field is not None else ["m"] if each.by == ID else [5]
    return position if any(each.field is None for each in made.order) else [*position, "m"]


def _run(store: Store, connection: Connection, query: Query) -> None:
    """The first page, one from the middle, and one of the records without the value sorted by."""
    made = plan(query, store.tenants["bank"], store.terms)
    run(connection, made, 100, None)
    run(connection, made, 100, _behind(made))
    if made.by_value and made.order:
        run(connection, made, 100, [LACKING, "m"])


def test_every_declared_search_is_found_by_an_index(database: str) -> None:
    """API-091, API-094, API-103: each field with each operator and each sort, on each page."""
    store = open_store(database, ["bank"], durable=False)
    try:
        found = [each for resource in sorted(schemas.resources()) for each in _queries(resource)]
        tried = dict(found)
        with noted() as statements, store.database.reading() as connection:
            for query in tried.values():
                _run(store, connection, query)
    finally:
        store.close()
    assert scans_of(database, statements) == []
    assert len(found) > LEAST
    assert len(statements.sent) > len(tried) > 50


@pytest.mark.anyio
async def test_no_request_reads_a_table_from_end_to_end(settings: Settings) -> None:
    """API-091: reads, writes, searches at other times, steps, matches, exports and imports."""
    with noted() as statements:
        async with running(settings, [settled]) as server:
            await transcript(server)
            for path in ("persons?validAt=2026-01-15", "persons?sex=1&knownAt=2026-02-15T00:00:00Z", "audit-events"):
                assert (await server.call("GET", f"/v1/{path}")).status_code == 200
            sought = {"record": {"resourceType": "Person", "birthDate": "1980-01-15", "status": "active"}}
            await server.call("POST", "/v1/persons/match", sought)
            await exported(server)
            person = {"resourceType": "Person", "id": "p", "status": "active", "names": [{"use": "legal", "text": "A"}]}
            await imported(server, lines([person, {**person, "id": "q"}]))
    assert scans_of(settings.database, statements) == []


SOUGHT = re.compile(r"(?:id|value)=\?\)|Index Cond[^\n]*\((?:id|value) = ")
MANY: dict[str, tuple[Any, dict[str, int]]] = {
    "heads of records": (HEADS, {"r": 1}),
    "which records there are": (PRESENT, {"r": 1}),
    "who holds a value": (FIND, {"f": 1}),
}


@pytest.mark.parametrize("name", MANY)
def test_many_are_looked_up_each_by_its_key(name: str, database: str) -> None:
    """The last column of the index takes part, so that what was not asked for is not read, statistics or not."""
    statement, told = MANY[name]
    many = [f"record-{number}" for number in range(100)]
    store = open_store(database, ["bank"], durable=False)
    try:
        with noted() as statements, store.database.reading() as connection:
            connection.execute(statement, {"t": 1, **told, "i": many, "v": many})
    finally:
        store.close()
    (plan_of,) = plans_of(database, statements)
    assert SOUGHT.search(plan_of), plan_of


def test_a_statement_without_an_index_is_noticed(database: str) -> None:
    store = open_store(database, ["bank"], durable=False)
    try:
        with noted() as statements, store.database.writing() as connection:
            connection.execute(insert(entries), [{"tenant": 1, "field": 1, "value": "v", "id": "i", "seq": 1}])
            connection.execute(entries.select().where(entries.c.seq == 1))
    finally:
        store.close()
    assert len(scans_of(database, statements)) == 1
