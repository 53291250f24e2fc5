"""Searches of one resource: by query, or by a filter in the segment language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import orjson

from crmserver import audit
from crmserver.access.view import View
from crmserver.handlers.filters import condition, filter_sets
from crmserver.handlers.pages import decode_cursor, encode_cursor, limit_of, page
from crmserver.handlers.reading import ONCE, unknown_parameter
from crmserver.handlers.registry import handles
from crmserver.handlers.temporal import search_at
from crmserver.handlers.writing import expect_media
from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request
from crmserver.store.fields import Field, fields_of, sort_fields
from crmserver.store.indexing import catch_up
from crmserver.store.query import ID, RECORDED, Order, Query, Set_
from crmserver.store.search import Position, Row, plan, run
from crmserver.times import instant_of, moment
from crmstandard import schemas
from crmstandard.operations import roles

if TYPE_CHECKING:
    from crmserver.server import Server

OPERATORS = ("eq", "ne", "in", "exists", "gte", "gt", "lte", "lt")
MOST_VALUES = 100
LONGEST_NAME = 64  # of a name that is said again in a message


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as a client asks for it."""

    where: tuple[Set_, ...]
    sort: tuple[str, ...]
    limit: int
    cursor: str | None
    fields: tuple[str, ...]
    include: tuple[str, ...]
    bound: str
    members: tuple[str, ...]


@handles("search")
async def search(server: Server, request: Request) -> Answer:
    """Records by the fields of a query."""
    return await found(server, request, asked(request))


@handles("filter")
async def filter_(server: Server, request: Request) -> Answer:
    """Records for which a filter is true."""
    expect_media(request, JSON)
    body = server.read_object(request.body)
    _known_only(request)
    server.check_body(request, body)
    where, members = filter_sets(request.resource, body["filter"])
    sort = tuple(body.get("sort", ()))
    bound = orjson.dumps([request.resource, body["filter"], sort], option=orjson.OPT_SORT_KEYS).decode()
    limit = limit_of(str(body["limit"]) if "limit" in body else None)
    wanted = tuple(body.get("fields", ())), tuple(body.get("include", ()))
    made = Asked(where, sort, limit, body.get("cursor"), *wanted, bound + _times(request), members)
    return await found(server, request, made)


def _known_only(request: Request) -> None:
    for name, _ in request.query:
        if name not in request.matched.query:
            raise unknown_parameter(request, name)


def _times(request: Request) -> str:
    return f" {request.parameter('validAt')} {request.parameter('knownAt')}"


def asked(request: Request) -> Asked:
    """The search of a query; raises Refusal naming what the resource does not have."""
    fields = fields_of(request.resource)
    conditions: list[tuple[Field, str, str]] = []
    plain: dict[str, str] = {}
    for name, value in request.query:
        base, _, tail = name.partition("[")
        if base in fields and (not tail or tail.endswith("]")):
            conditions.append((fields[base], tail[:-1] if tail else "eq", value))
        elif name in request.matched.query and name not in plain:
            plain[name] = value
        else:
            if name in plain:
                raise Refusal("bad-parameter", cite("API-102", parameter=name, expected=ONCE))
            raise unknown_parameter(request, name, *fields)
    where = tuple(_sets(request.resource, conditions))
    sort = _listed(plain.get("sort"))
    return Asked(
        where,
        sort,
        limit_of(plain.get("limit")),
        plain.get("cursor"),
        _listed(plain.get("fields")),
        _listed(plain.get("include")),
        f"{request.resource} {sorted(map(repr, where))} {sort}" + _times(request),
        tuple(sorted({field.name for field, _, _ in conditions})),
    )


def _listed(text: str | None) -> tuple[str, ...]:
    """Names parted by commas; an empty one is a name that nothing has, and is refused as such."""
    return () if text is None else tuple(text.split(","))


def _sets(resource: str, conditions: Iterable[tuple[Field, str, str]]) -> Iterable[Set_]:
    """Repeated `field=value` is or; everything else is and."""
    equal: dict[str, list[str]] = {}
    for field, op, value in conditions:
        if op not in OPERATORS:
            raise Refusal(
                "bad-parameter", cite("API-101", parameter=f"{field.name}[{op}]", allowed=", ".join(OPERATORS))
            )
        if op == "eq":
            equal.setdefault(field.name, []).append(value)
        else:
            yield from condition(resource, field.name, op, _values(value) if op == "in" else [value])
    for name, values in equal.items():
        yield from condition(resource, name, "eq", values[: MOST_VALUES + 1])


def _values(text: str) -> list[str]:
    return text.split(",", MOST_VALUES)


def no_sort(resource: str, name: str) -> Refusal:
    """The refusal of a name that cannot be sorted by."""
    known = ", ".join(sort_fields(resource))
    return Refusal("bad-parameter", cite("API-106", parameter="sort", field=name[:LONGEST_NAME], allowed=known))


def orders(resource: str, sort: Iterable[str]) -> tuple[Order, ...]:
    """What to order by; raises Refusal for a field that no index orders by."""
    made: list[Order] = []
    for each in sort:
        name, descending = each.removeprefix("-"), each.startswith("-")
        field = fields_of(resource).get(name)
        if name == "id":
            made.append(Order(ID, descending))
        elif name == "meta.recordedAt":
            made.append(Order(RECORDED, descending))
        elif field is not None and not field.many:
            made.append(Order(name, descending, field))
        else:
            raise no_sort(resource, name)
    return tuple(made)


@cache
def _members(resource: str) -> frozenset[str]:
    common = schemas.folder("types")["Resource"]["properties"]
    return frozenset((*common, *schemas.resource(resource).schema["properties"]))


@cache
def _references(resource: str) -> frozenset[str]:
    """The members of a resource that hold references."""
    about = schemas.resource(resource)
    return frozenset(name for name in about.schema["properties"] if about.held_by(name).get("title") == "Reference")


async def found(server: Server, request: Request, wanted: Asked) -> Answer:
    """The page of a search."""
    resource = request.resource
    view = await server.access.view(server, request, resource)
    if resource == roles()["audit"]:
        await catch_up(server.store, request.known.tenant)
    order = orders(resource, wanted.sort)
    _check_names(resource, wanted)
    _check_shown(view, wanted, order)
    after = decode_cursor(server, request, wanted.bound, wanted.cursor)
    query = Query(resource, wanted.where, order)
    times = moment(request, "validAt"), instant_of(request, "knownAt")
    if times != (None, None):
        rows, more = await search_at(server, request, view, query, wanted.limit, after, times)
    else:
        rows, more = await _rows(server, request, view, query, wanted.limit, after)
    records = [record for record, _ in rows]
    included = await _included(server, request, records, wanted.include)
    await _audited(server, request, view, len(rows), wanted)
    cursor = encode_cursor(server, request, wanted.bound, more) if more else None
    part = bool(wanted.fields or wanted.include)
    bodies = [_picked(record, wanted.fields) for record in records] + included
    return page(request, bodies, cursor, part=part, link=request.method == "GET")


def _check_names(resource: str, wanted: Asked) -> None:
    named = ("fields", wanted.fields, _members(resource)), ("include", wanted.include, _references(resource))
    for parameter, names, known in named:
        for name in names:
            if name not in known:
                allowed = ", ".join(sorted(known)) or "-"
                raise Refusal(
                    "bad-parameter", cite("API-110", parameter=parameter, member=name[:LONGEST_NAME], allowed=allowed)
                )


def _check_shown(view: View, wanted: Asked, order: tuple[Order, ...]) -> None:
    """Raises Refusal for a search, sort or include by a member that the caller does not see."""
    sorted_by = [each.field.name for each in order if each.field is not None]
    for name in (*wanted.members, *sorted_by, *wanted.include):
        if not view.shows(name):
            raise Refusal("forbidden", cite("SEC-065", parameter=name, member=name))


async def _rows(
    server: Server, request: Request, view: View, query: Query, limit: int, after: Position | None
) -> tuple[list[tuple[bytes, Position]], Position | None]:
    """The records of a page as the caller may see them, and the position of the last one if there are more."""
    made = plan(query, server.store.tenants.get(request.known.tenant, 0), server.store.terms)
    shown: list[tuple[bytes, Position]] = []
    while len(shown) <= limit:
        start, wanted = after, limit + 1 - len(shown)
        rows: list[Row] = await server.store.read(partial(run, made=made, limit=wanted, after=start))
        for row in rows:
            record = seen(view, row.doc)
            if record is not None:
                shown.append((record, row.position))
        if len(rows) < wanted:
            break
        after = rows[-1].position
    more = shown[limit - 1][1] if len(shown) > limit else None
    return shown[:limit], more


def seen(view: View, doc: bytes) -> bytes | None:
    """A stored record as the caller may see it; None if not at all."""
    if view.whole or view.leaves(doc):
        return doc
    document = view.apply(orjson.loads(doc))
    return None if document is None else orjson.dumps(document)


def _picked(record: bytes, fields: tuple[str, ...]) -> bytes:
    if not fields:
        return record
    document: Mapping[str, Any] = orjson.loads(record)
    wanted = {"resourceType", "id", *fields}
    return orjson.dumps({name: value for name, value in document.items() if name in wanted})


async def _included(server: Server, request: Request, records: list[bytes], names: tuple[str, ...]) -> list[bytes]:
    """The records that named references of the listed ones lead to, each once, as the caller may see them."""
    if not names:
        return []
    wanted: dict[tuple[str, str], None] = {}
    listed = set()
    for raw in records:
        document = orjson.loads(raw)
        listed.add((document["resourceType"], document["id"]))
        for name in names:
            value = document.get(name, ())
            for each in value if isinstance(value, list) else (value,):
                if "id" in each:
                    wanted[each["type"], each["id"]] = None
    keys = [key for key in wanted if key not in listed]
    return await server.visible(request, keys)


async def _audited(server: Server, request: Request, view: View, count: int, wanted: Asked) -> None:
    entry = audit.event(request, view, count=count, fields=wanted.fields)
    await server.store.run(request.known.tenant, lambda unit: unit.audit(entry))
