"""Subscriptions to events: made, listed, read, ended, their key rotated, and what they could not deliver."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, delete

from crmserver import audit
from crmserver.events import conditions
from crmserver.events import subscriptions as kept
from crmserver.events.addresses import ON_BEHALF, Unresolved, WrongEndpoint, endpoint_of
from crmserver.events.outbox import given_up
from crmserver.events.sight import Views, expect_sight, readable, scope_of
from crmserver.handlers.events import audited, event_page, tenant_of
from crmserver.handlers.pages import decode_cursor, encode_cursor, limit_of
from crmserver.handlers.reading import reject_unknown
from crmserver.handlers.registry import handles
from crmserver.handlers.writing import expect_media
from crmserver.idempotency import once
from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request, json_answer
from crmserver.store.tables import dead_letters, subscriptions
from crmserver.store.unit import Unit
from crmserver.store.values import micros
from crmstandard import schemas
from crmstandard.requirements import by_keyword

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
MOST = 1000  # subscriptions of one client
LATER = {"en": "a time that is still to come", "zh": "尚未到来的时间"}


@handles("createSubscription")
async def create(server: Server, request: Request) -> Answer:
    """A new subscription, told of the changes that come after it."""
    reject_unknown(request)
    expect_media(request, JSON)
    asked = server.read_object(request.body)
    server.check_body(request, asked)
    purpose = asked.pop("purpose", request.purpose)
    request.purpose = purpose
    if "expiresAt" in asked and micros(asked["expiresAt"]) <= server.store.now():
        raise Refusal("invalid", cite("API-102", pointer="/expiresAt", parameter="expiresAt", expected=LATER))
    await _check_resources(server, request, asked)
    await expect_sight(server, request, {}, readable(server, request, asked.get("resourceTypes")))
    ON_BEHALF.set((request.known.tenant, request.known.client))
    await check_endpoint(server, str(asked["endpoint"]))
    keys = server.new_keys()

    def work(unit: Unit) -> Answer:
        if unit.select(kept.mine(unit.tenant.id, request.known.client).limit(MOST)).all()[MOST - 1 :]:
            raise Refusal("too-many")
        made = kept.Subscription(
            *(server.new_id(), kept.ACTIVE, unit.tenant.seq, 0, 0, None, None, keys),
            *(asked, request.known, purpose, unit.now, None, None),
        )
        unit.execute(subscriptions.insert(), [kept.row_of(unit.tenant.id, made, server.store.vault)])
        unit.audit(audit.event(request))
        unit.after.append(server.bell.ring)
        document = kept.shown(made, 0, unit.now)
        return json_answer(201, document, {"location": f"{request.path}/{made.id}"})

    return await once(server, request, work)


async def _check_resources(server: Server, request: Request, asked: Document) -> None:
    """Raises Refusal for resources that do not exist or are not for the caller, and for a filter that does not fit."""
    named = list(dict.fromkeys(asked["resourceTypes"])) if "resourceTypes" in asked else None
    for index, name in enumerate(named or ()):
        if name not in schemas.resources():
            expected, pointer = ", ".join(sorted(schemas.resources())), f"/resourceTypes/{index}"
            fault = cite(by_keyword()["enum"], pointer=pointer, keyword="enum", expected=expected)
            raise Refusal("invalid", fault)
    members = conditions.check(asked["filter"], named) if "filter" in asked else frozenset()
    if named is None:
        return
    asked["resourceTypes"] = named
    for name in named:
        if name not in readable(server, request, [name]):
            raise Refusal("forbidden", cite("SEC-020", scope=scope_of(name)))
        view = await server.access.view(server, request, name)
        hidden = sorted(each for each in members if not view.shows(each))
        if hidden:
            raise Refusal("forbidden", cite("SEC-065", pointer="/filter", member=hidden[0]))


async def check_endpoint(server: Server, text: str) -> None:
    """Raises Refusal for an endpoint that events are not sent to; one whose name has no address yet may get one."""
    try:
        endpoint = endpoint_of(text, plain_http=server.settings.callback_plain_http)
        found = [endpoint.address] if endpoint.address else await server.addresses_of(endpoint.host)
    except WrongEndpoint as wrong:
        raise Refusal("invalid", cite(wrong.requirement, pointer="/endpoint")) from None
    except Unresolved:
        return
    if not all(server.permits(server.settings, each) for each in found):
        raise Refusal("invalid", cite("EVT-044", pointer="/endpoint"))


@handles("searchSubscriptions")
async def search(server: Server, request: Request) -> Answer:
    """The subscriptions of the client."""
    reject_unknown(request)
    limit = limit_of(request.parameter("limit"))
    after = decode_cursor(server, request, "subscriptions")

    def work(unit: Unit) -> Answer:
        found = kept.mine(unit.tenant.id, request.known.client)
        if after is not None:
            found = found.where(kept.C.id > str(after[0]))
        rows = unit.select(found.limit(limit + 1)).all()
        listed = rows[:limit]
        unit.audit(audit.event(request, count=len(listed)))
        page: Document = {
            "entries": [kept.shown(kept.of_row(row, server.store.vault), row.dead, unit.now) for row in listed]
        }
        if len(rows) > limit:
            page["next"] = encode_cursor(server, request, "subscriptions", [listed[-1].id])
        return json_answer(200, page)

    return await server.store.run(request.known.tenant, work)


@handles("readSubscription")
async def read(server: Server, request: Request) -> Answer:
    """One subscription of the client."""
    reject_unknown(request)

    def work(unit: Unit) -> Answer:
        unit.audit(audit.event(request))
        row = _row(server, request, unit)
        return json_answer(200, kept.shown(kept.of_row(row, server.store.vault), row.dead, unit.now))

    return await server.store.run(request.known.tenant, work)


def _row(server: Server, request: Request, unit: Unit) -> Any:
    """The row of the subscription that the path names; raises Refusal where the client has none of that id."""
    row = unit.select(server.subscription(unit.tenant.id, request.known.client, request.params["id"])).first()
    if row is None:
        raise Refusal("not-found", cite("API-044"))
    return row


@handles("deleteSubscription")
async def end(server: Server, request: Request) -> Answer:
    """Ends a subscription: nothing more is sent, and its dead letters go with it."""
    reject_unknown(request)
    identifier = request.params["id"]

    def work(unit: Unit) -> Answer:
        unit.audit(audit.event(request))
        _row(server, request, unit)
        tenant = unit.tenant.id
        unit.execute(delete(dead_letters).where(kept.L.tenant == tenant, kept.L.subscription == identifier))
        unit.execute(delete(subscriptions).where(kept.C.tenant == tenant, kept.C.id == identifier))
        return Answer(204)

    return await server.store.run(request.known.tenant, work)


@handles(":rotate-key")
async def rotate(server: Server, request: Request) -> Answer:
    """A new key in front of the old one, which signs beside it for a while."""
    reject_unknown(request)

    def work(unit: Unit) -> Answer:
        unit.audit(audit.event(request))
        row = _row(server, request, unit)
        before = kept.of_row(row, server.store.vault)
        keys = server.rotated(before.keys, unit.now, unit.now + round(server.pace.overlap * 1_000_000))
        kept.save_keys(unit, before.id, keys, server.store.vault)
        return json_answer(200, kept.shown(replace(before, keys=keys), row.dead, unit.now))

    return await once(server, request, work)


@handles("readDeadLetters")
async def dead(server: Server, request: Request) -> Answer:
    """The events that a subscription has given up to deliver, as far as they are kept."""
    reject_unknown(request)
    limit, identifier = limit_of(request.parameter("limit")), request.params["id"]
    bound = f"dead letters {identifier}"
    cursor = decode_cursor(server, request, bound)
    after = int(cursor[0]) if cursor is not None else 0
    tenant = await tenant_of(server, request)
    row = await server.store.run(request.known.tenant, partial(_row, server, request))
    request.purpose = request.purpose or orjson.loads(row.doc)["purpose"]

    def listed(connection: Connection) -> Any:
        return given_up(connection, server.store.terms, tenant, dead_letters, identifier, after, limit)

    changes = await server.store.read(listed)
    allowed, views = readable(server, request), Views()
    found = await server.events_of(server, request, views, [each for each in changes if each.resource in allowed])
    await audited(server, request, found)
    through = changes[-1].seq if changes else after
    return event_page(found, encode_cursor(server, request, bound, [through]))
