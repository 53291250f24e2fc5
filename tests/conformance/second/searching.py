"""Searches of one resource: by query, or by a filter in the segment language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, total_ordering
from typing import Any

import orjson
from starlette.responses import Response

from crmstandard import schemas
from crmstandard.analytics.segments import Kind, catalogue_of, rows
from crmstandard.findings import finding
from tests.conformance.second.call import Call, time_of, wrong_parameter
from tests.conformance.second.conditions import Groups, catalogue, filter_of, fits, groups_of
from tests.conformance.second.paging import bundle, limit_of, part_of
from tests.conformance.second.problems import Problem
from tests.conformance.second.reading import seen
from tests.conformance.second.statement import scope_of
from tests.conformance.second.store import Version
from tests.conformance.second.wire import Document

TIMES = ("validAt", "knownAt")
SHAPING = ("sort", "limit", "cursor", "fields", "include")
RECORDED = "meta.recordedAt"


@dataclass
class Wanted:
    """A search: its conditions, its order, and what of the records is to be shown."""

    groups: Groups
    bound: Any
    sort: list[str]
    limit: int
    cursor: str | None
    fields: list[str]
    include: list[str]
    times: dict[str, str]


async def search(call: Call) -> Response:
    """Records by the fields of a query."""
    plain: dict[str, str] = {}
    conditions: list[tuple[str, str]] = []
    for name, value in call.query:
        if name.partition("[")[0] in catalogue(call.resource).attributes and ("[" not in name or name.endswith("]")):
            conditions.append((name, value))
        elif name in (*SHAPING, *TIMES) and name not in plain:
            plain[name] = value
        else:
            raise wrong_parameter("API-100" if "[" in name else "API-099", name, allowed=", ".join(SHAPING))
    sort, fields, include = ([each for each in plain.get(name, "").split(",") if each] for name in LISTS)
    groups = groups_of(call.resource, conditions)
    times = {name: plain[name] for name in TIMES if name in plain}
    limit = limit_of(plain.get("limit"))
    bound = call.resource, sorted(conditions), sort, times
    return _found(call, Wanted(groups, bound, sort, limit, plain.get("cursor"), fields, include, times))


LISTS = ("sort", "fields", "include")
SHAPES: dict[str, type] = {"filter": dict, "limit": int, "cursor": str, **dict.fromkeys(LISTS, list)}


async def filtered(call: Call) -> Response:
    """Records for which a filter is true."""
    times = call.parameters(*TIMES)
    body = await call.document()
    for name, value in body.items():
        texts = not isinstance(value, list) or all(isinstance(each, str) for each in value)
        if name not in SHAPES:
            raise Problem("content", name[:64])
        if not isinstance(value, SHAPES[name]) or isinstance(value, bool) or not texts:
            raise Problem("content", name)
    groups = filter_of(call.resource, body.get("filter"))
    sort, fields, include = (body.get(name, []) for name in LISTS)
    limit = limit_of(str(body["limit"]) if "limit" in body else None)
    bound = call.resource, orjson.dumps(body["filter"], option=orjson.OPT_SORT_KEYS), sort, times
    return _found(call, Wanted(groups, bound, sort, limit, body.get("cursor"), fields, include, times))


def _found(call: Call, wanted: Wanted) -> Response:
    _check_names("fields", wanted.fields, _members(call.resource))
    _check_names("include", wanted.include, _references(call.resource))
    order = _order(call.resource, wanted.sort)
    left = sorted(_placed(call, wanted, order), key=lambda row: row[0])
    listed, after = part_of(call, wanted.bound, left, wanted.limit, wanted.cursor)
    shown = [_picked(each, wanted.fields) for each in listed]
    part = bool(wanted.fields or wanted.include)
    return bundle(call, [*shown, *_included(call, listed, wanted.include)], after, part=part)


def _placed(call: Call, wanted: Wanted, order: list[tuple[str, bool]]) -> Iterator[tuple[Any, Document]]:
    """The records that are meant, each with its place in the order."""
    valid, known = time_of(wanted.times, "validAt"), time_of(wanted.times, "knownAt", day=False)
    now = call.store.clock()
    for record in call.store.of(call.resource):
        version = seen(record, now, valid, known)
        if version is None:
            continue
        document = record.shown(version, now if known is None else known)
        if fits(wanted.groups, document):
            yield [_key(call.resource, document, version, *each) for each in order], document


def _order(resource: str, sort: list[str]) -> list[tuple[str, bool]]:
    """What to order by and whether from high to low: the latest recorded first where nothing is asked for."""
    made = []
    for each in sort or [f"-{RECORDED}"]:
        name = each.removeprefix("-")
        about = catalogue(resource).attributes.get(name)
        if name not in ("id", RECORDED) and (about is None or about.many):
            raise _no_order(name)
        made.append((name, each.startswith("-")))
    return [*made, ("id", False)]


def _no_order(name: str) -> Problem:
    told = finding("API-106", "", parameter="sort", field=name[:64], allowed=f"id, {RECORDED}")
    return Problem("query", {lang: told.text(lang) for lang in ("en", "zh")}, errors=[told], parameter="sort")


@total_ordering
@dataclass(frozen=True)
class Backwards:
    """A value whose order is the other way round."""

    value: str

    def __lt__(self, other: Backwards) -> bool:
        return other.value < self.value


def _key(resource: str, document: Document, version: Version, name: str, backwards: bool) -> tuple[bool, Any]:
    """The place of a record by one field; records without it come last."""
    if name == "id":
        text = document["id"]
    elif name == RECORDED:
        text = f"{version.recorded:020d}"
    else:
        text = next(iter(rows(catalogue(resource).attributes[name], document)), "")
    return not text, Backwards(text) if backwards else text


def _check_names(parameter: str, names: list[str], known: frozenset[str]) -> None:
    for name in names:
        if name not in known:
            raise wrong_parameter("API-110", parameter, member=name[:64], allowed=", ".join(sorted(known)))


@cache
def _members(resource: str) -> frozenset[str]:
    common = schemas.folder("types")["Resource"]["properties"]
    return frozenset({*common, *schemas.resource(resource).schema["properties"]})


@cache
def _references(resource: str) -> frozenset[str]:
    """The members that are references, or lists of them."""
    attributes = catalogue_of(resource).attributes
    return frozenset(name for name in _members(resource) & attributes.keys() if attributes[name].kind is Kind.REFERENCE)


def _picked(document: Document, names: list[str]) -> Document:
    return {name: document[name] for name in ("resourceType", "id", *names) if name in document} if names else document


def _included(call: Call, listed: list[Document], names: list[str]) -> Iterator[Document]:
    """The records that references of the listed ones lead to, each once."""
    done = {(each["resourceType"], each["id"]) for each in listed}
    values = [each[name] for each in listed for name in names if name in each]
    for reference in [one for value in values for one in (value if isinstance(value, list) else [value])]:
        if scope_of(reference["type"], "read") not in call.caller.scopes:
            continue
        place = reference["type"], reference["id"]
        record = call.store.get(*place)
        if place not in done and record is not None and record.gone is None:
            done.add(place)
            yield record.shown(record.now(call.store.clock()), call.store.clock())
