"""A request with a key is carried out once; the same key and body give the first answer again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import insert, select

from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request
from crmserver.store.tables import idempotency
from crmserver.store.unit import Key, Unit

if TYPE_CHECKING:
    from crmserver.server import Server

LONGEST = 255
HEADER = "idempotency-key"
HOUR = 3_600_000_000
Work = Callable[[Unit], Answer]


async def once(
    server: Server, request: Request, work: Work, keys: Sequence[Key] = (), references: Sequence[Key] = ()
) -> Answer:
    """The answer of a unit of work, or the one that the same key and body got before; raises Refusal."""
    name, tenant = request.headers.get(HEADER), request.known.tenant
    if name is None:
        return await server.store.run(tenant, work, keys, references)
    if not 1 <= len(name) <= LONGEST:
        raise Refusal(
            "bad-parameter", cite("API-102", parameter="Idempotency-Key", expected=f"1 to {LONGEST} characters")
        )
    flying = (tenant, request.known.client, name)
    if flying in server.in_flight:
        raise Refusal("in-flight", cite("API-033", parameter="Idempotency-Key"))
    server.in_flight.add(flying)
    try:
        return await _claimed(server, request, name, work, keys, references)
    finally:
        server.in_flight.discard(flying)


async def _claimed(
    server: Server, request: Request, name: str, work: Work, keys: Sequence[Key], references: Sequence[Key]
) -> Answer:
    """The same, while no other process on the database works under the key."""
    tenant = request.known.tenant
    claim = f"{tenant}\n{request.known.client}\n{name}"
    if not await server.store.claims.take(claim):
        raise Refusal("in-flight", cite("API-033", parameter="Idempotency-Key"))
    try:
        return await server.store.run(tenant, _remembering(server, request, name, work), keys, references)
    finally:
        await server.store.claims.give(claim)


def _remembering(server: Server, request: Request, name: str, work: Work) -> Work:
    digest = _digest(request)

    def remembering(unit: Unit) -> Answer:
        row = _before(unit, request, name)
        if row is not None:
            return _again(row, digest)
        answer = work(unit)
        unit.execute(insert(idempotency), [_row(server, request, unit, name, digest, answer)])
        return answer

    return remembering


def _digest(request: Request) -> str:
    """What has to be the same: what is asked, and what the caller may see, since the answer was made for that."""
    caller = request.known
    sight = orjson.dumps([caller.provider, caller.clearance, request.purpose])
    asked = f"{request.method} {request.path}?{request.query_text}\n".encode()
    return sha256(asked + sight + b"\n" + request.body).hexdigest()


def _before(unit: Unit, request: Request, name: str) -> Any:
    c = idempotency.c
    found = (c.tenant == unit.tenant.id) & (c.client == request.known.client) & (c.name == name)
    row = unit.select(select(idempotency).where(found)).first()
    if row is not None and row.expires_at <= unit.now:
        unit.execute(idempotency.delete().where(found))
        return None
    return row


def _again(row: Any, digest: str) -> Answer:
    if row.digest != digest:
        raise Refusal("key-reused", cite("API-032", parameter="Idempotency-Key"))
    return Answer(row.status, orjson.loads(row.headers), bytes(row.body))


def _row(server: Server, request: Request, unit: Unit, name: str, digest: str, answer: Answer) -> dict[str, Any]:
    return {
        "tenant": unit.tenant.id,
        "client": request.known.client,
        "name": name,
        "digest": digest,
        "status": answer.status,
        "headers": orjson.dumps(answer.headers),
        "body": answer.body,
        "expires_at": unit.now + server.settings.idempotency_hours * HOUR,
    }
