"""Searches at another time than now: what the index holds or once held leads, the versions of that time decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, select, union

from crmserver.access.view import View
from crmserver.refusals import Refusal, cite
from crmserver.request import Request
from crmserver.store import tables
from crmserver.store.lookups import version_of
from crmserver.store.query import ID, Compare, Query, fits
from crmserver.store.timeline import Version, known

if TYPE_CHECKING:
    from crmserver.server import Server

Found = list[tuple[bytes, list[Any]]]
STRETCH = 500


async def search_at(
    server: Server,
    request: Request,
    view: View,
    query: Query,
    limit: int,
    after: list[Any] | None,
    times: tuple[int | None, int | None],
) -> tuple[Found, list[Any] | None]:
    """The records of a page by id, each in its version of the two times, and the position of the last."""
    if any(each.by != ID or each.descending for each in query.order):
        raise Refusal("bad-parameter", cite("API-106", parameter="sort", field=query.order[0].by, allowed=ID))
    now = server.store.now()
    valid_at, known_at = (now if each is None else each for each in times)
    shown: Found = []
    start = str(after[0]) if after else ""
    while len(shown) <= limit:
        ids = await server.store.read(partial(_candidates, server, request, query, start))
        versions = await server.store.read(partial(_versions, server, request, query.resource, ids))
        for identifier in ids:
            seen = _at(view, query, versions.get(identifier, []), valid_at, known_at)
            if seen is not None:
                shown.append((seen, [identifier]))
        if len(ids) < STRETCH:
            break
        start = ids[-1]
    more = shown[limit - 1][1] if len(shown) > limit else None
    return shown[:limit], more


def _at(view: View, query: Query, versions: list[Version], valid_at: int, known_at: int) -> bytes | None:
    found = known(versions, valid_at, known_at)
    if found is None or not found.doc:
        return None
    document = orjson.loads(found.doc)
    if not fits(query, document):
        return None
    seen = document if view.whole else view.apply(document)
    return None if seen is None else orjson.dumps(seen)


def _candidates(server: Server, request: Request, query: Query, after: str, connection: Connection) -> list[str]:
    """Ids behind one, in order, that the index holds or once held where an equality leads; else all of the resource."""
    terms, tenant = server.store.terms, server.store.tenants.get(request.known.tenant, 0)
    lead = next((part for part in query.where if isinstance(part, Compare) and part.op == "eq"), None)
    parts = []
    for table in (tables.entries, tables.past_entries):
        c = table.c
        found = select(c.id).where(
            c.tenant == tenant, c.field == terms[lead.term if lead else query.resource], c.id > after
        )
        found = found.where(c.value.in_(lead.values)) if lead else found.where(c.value == "")
        parts.append(found.distinct().order_by(c.id).limit(STRETCH).subquery().select())
    both = union(*parts).subquery()
    return list(connection.execute(select(both.c.id).order_by(both.c.id).limit(STRETCH)).scalars())


def _versions(
    server: Server, request: Request, resource: str, ids: list[str], connection: Connection
) -> dict[str, list[Version]]:
    """Every version of some records; a deletion is a version without content that holds from then on."""
    tenant, kind = server.store.tenants.get(request.known.tenant, 0), server.store.terms[resource]
    made: dict[str, list[Version]] = {}
    for table in (tables.heads, tables.history):
        c = table.c
        rows = connection.execute(select(table).where(c.tenant == tenant, c.resource == kind, c.id.in_(ids)))
        for row in rows:
            version = version_of(row)
            made.setdefault(row.id, []).append(version if version.doc else _ended(version))
    return made


def _ended(version: Version) -> Version:
    """A deletion counts for every valid time from when it was recorded."""
    return Version(version.number, version.seq, -(2**62), None, version.recorded_at, b"")
