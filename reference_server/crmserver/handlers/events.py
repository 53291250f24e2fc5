"""The feed of changes: pages of events in the order of their sequence, as far as the caller may see them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection

from crmserver import audit
from crmserver.events.outbox import WINDOW, Change, between, bounds
from crmserver.events.sight import Event, Views, expect_sight, readable
from crmserver.handlers.pages import decode_cursor, encode_cursor, limit_of
from crmserver.handlers.reading import reject_unknown
from crmserver.handlers.registry import handles
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, json_answer
from crmserver.store.unit import Unit
from crmstandard import schemas
from crmstandard.validators.members import CLASSES

if TYPE_CHECKING:
    from crmserver.server import Server

BOUND = "events"
WINDOWS = 40  # at most that many windows of changes for one page; then `next` leads on


@handles("readEvents")
async def read_events(server: Server, request: Request) -> Answer:
    """The events after a cursor; from the oldest that is kept without one."""
    reject_unknown(request)
    limit = limit_of(request.parameter("limit"))
    cursor = decode_cursor(server, request, BOUND)
    views: Views = {}
    await expect_sight(server, request, views, readable(server, request))
    tenant = await tenant_of(server, request)
    floor, last = await server.store.read(partial(bounds, tenant=tenant))
    if cursor is not None and int(cursor[0]) < floor:
        raise Refusal("expired", cite("EVT-025", parameter="cursor"))
    after = floor if cursor is None else int(cursor[0])
    found, through = await _page(server, request, views, (tenant, after, last), limit)
    await audited(server, request, found)
    return event_page(found, encode_cursor(server, request, BOUND, [through]))


async def tenant_of(server: Server, request: Request) -> int:
    """The number of the caller's tenant, which may be new."""
    name = request.known.tenant
    if name not in server.store.tenants:
        await server.store.run(name, lambda unit: unit.now)
    return server.store.tenants[name]


async def _page(
    server: Server, request: Request, views: Views, where: tuple[int, int, int], limit: int
) -> tuple[list[Event], int]:
    """The events of a page, and the sequence through which every change was looked at."""
    tenant, after, last = where
    allowed = readable(server, request)
    resources = None if len(allowed) == len(schemas.resources()) else allowed
    found: list[Event] = []
    for _ in range(WINDOWS):
        if after >= last or not allowed:
            break
        until, rows = min(last, after + WINDOW), limit - len(found)

        def read(connection: Connection, after: int = after, until: int = until, rows: int = rows) -> list[Change]:
            return between(connection, server.store.terms, tenant, after, until, resources, rows)

        changes = await server.store.read(read)
        found += await server.events_of(server, request, views, changes)
        after = changes[-1].seq if len(changes) == rows else until
        if len(found) == limit:
            return found, after
    return found, after if allowed else last


def event_page(events: Sequence[Event], following: str) -> Answer:
    """A page of events with the cursor from which later ones follow."""
    bodies = b",".join(each.body for each in events)
    return json_answer(200, b'{"events":[%s],"next":%s}' % (bodies, orjson.dumps(following)))


async def audited(server: Server, request: Request, events: Sequence[Event]) -> None:
    """Leaves the audit event of a read of events, one for each grant that they are seen by."""
    by_grant: dict[bytes, list[Event]] = {}
    for each in events:
        by_grant.setdefault(orjson.dumps(each.view.grant), []).append(each)
    left = [_entry(request, found) for found in by_grant.values()] or [_entry(request, [])]

    def work(unit: Unit) -> None:
        for each in left:
            unit.audit(each)

    await server.store.run(request.known.tenant, work)


def _entry(request: Request, events: Sequence[Event]) -> dict[str, Any]:
    """How many events, and the highest class that was shown."""
    entry = audit.event(request, count=len(events), masked=any(not each.view.whole for each in events))
    if not events:
        return entry
    shown = max((each.document["privacyclass"] for each in events), key=CLASSES.index)
    return entry | {"maxPrivacyClass": shown} | ({"grant": events[0].view.grant} if events[0].view.grant else {})
