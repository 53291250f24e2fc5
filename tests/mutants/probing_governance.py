"""What a client sees of masking and of the audit trail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from crmserver.store.chain import broken_at
from tests.server.running import Running

Probe = tuple[str, httpx.Response]
LOW: dict[str, Any] = {"clearance": "P"}
PURPOSE = {"crm-purpose": "research"}
RULE = '{"op":"isNull","args":[{"property":"pepStatus"}]}'
TRAIL = "/v1/audit-events"
EXPOSED = {
    "resourceType": "Person",
    "names": [{"use": "legal", "text": "Cy Planted"}],
    "status": "active",
    "pepStatus": "none",
}


async def governance(server: Running) -> AsyncIterator[Probe]:
    """A record of which a reader sees a part, in every way, and what the trail says of that."""
    made = await server.call("POST", "/v1/persons", EXPOSED)
    path = f"/v1/persons/{made.json().get('id')}"
    async for each in _masked(server, path):
        yield each
    yield "read for a purpose", await server.call("GET", path, headers=PURPOSE)
    yield "search for a purpose", await server.call("GET", "/v1/persons?limit=1&sort=id", headers=PURPOSE)
    await server.call("DELETE", path, headers={"if-match": "*"})
    async for each in _trailed(server, f"Person/{made.json().get('id')}"):
        yield each


async def _masked(server: Running, path: str) -> AsyncIterator[Probe]:
    for tail in ("", "/versions/1", "/history"):
        yield f"masked record{tail}", await server.call("GET", f"{path}{tail}", caller=LOW)
    for query in ("birthDate[exists]=false", "pepStatus[exists]=true&limit=1", "sort=pepStatus&limit=1"):
        yield f"masked by {query}", await server.call("GET", f"/v1/persons?{query}", caller=LOW)
    rule = {"language": "cql2Json", "version": "1.0", "expression": RULE}
    yield "masked by a filter", await server.call("POST", "/v1/persons/search", {"filter": rule}, caller=LOW)
    yield "never in part", await server.call("GET", "/v1/due-diligences/none", caller=LOW)


async def _trailed(server: Running, record: str) -> AsyncIterator[Probe]:
    wanted = [f"object={record}&action={action}" for action in ("create", "read", "delete")]
    wanted += [f"object={record}&action=read&purpose=research", "objectType=Person&action=search&purpose=research"]
    for query in wanted:
        answer = await server.call("GET", f"{TRAIL}?{query}")
        found = [sorted(each["resource"]) for each in answer.json().get("entries", ())]
        yield f"trail of {query.partition('&')[2]}", httpx.Response(answer.status_code, json=found)
    yield "chain", httpx.Response(200, json={"broken": await _broken(server)})
    for method in ("POST", "DELETE"):
        path = TRAIL if method == "POST" else f"{TRAIL}/audit-000000000001"
        answer = await server.call(method, path, {} if method == "POST" else None, headers={"if-match": "*"})
        yield f"{method} in the trail", httpx.Response(answer.status_code)


async def _broken(server: Running) -> bool:
    """Whether the trail does not hold together as a client reads it."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = (await server.call("GET", f"{TRAIL}?limit=1000{cursor}")).json()
        found += [each["resource"] for each in page.get("entries", ())]
        if "next" not in page:
            return broken_at(sorted(found, key=lambda each: int(each["sequence"]))) is not None
        cursor = f"&cursor={page['next']}"
