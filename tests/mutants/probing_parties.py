"""The requests about parties that tell one server from another: matches, merges, what takes them back, and keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from crmstandard.sample.numbers import legal_entity_id
from tests.server.running import Running
from tests.server.test_identity_matching import NUMBERS, named, resident

PATCH = {"content-type": "application/merge-patch+json"}
NAME, REASON = "Grace Merged", {"text": "one and the same"}
UNIT: dict[str, Any] = {
    "resourceType": "OrganizationUnit",
    "unitType": "legalEntity",
    "code": "BANK",
    "country": "CN",
    "name": {"default": "Bank"},
    "status": "active",
    "lei": legal_entity_id(1),
}
CUSTOMER = {"resourceType": "Customer", "customerType": "retail", "lifecycleStage": "prospect"}
Asked = tuple[str, httpx.Response]


async def _made(server: Running, path: str, document: dict[str, Any]) -> str:
    answer = await server.call("POST", f"/v1/{path}", document)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def _merge(server: Running, golden: str, retired: str, **more: Any) -> httpx.Response:
    body = {"source": {"type": "Person", "id": retired}, "reason": REASON, **more}
    return await server.call("POST", f"/v1/persons/{golden}:merge", body, headers={"if-match": "*"})


async def _unmerge(server: Running, event: str) -> httpx.Response:
    path = f"/v1/merge-events/{event}:unmerge"
    return await server.call("POST", path, {"reason": REASON}, headers={"if-match": "*"})


async def parties(server: Running) -> AsyncIterator[Asked]:
    """Matches and merges of four records of one name, with customers of one bank unit."""
    number, other = resident(NUMBERS[0]), resident(NUMBERS[2])
    emails = [{"system": "email", "value": f"grace{place}@example.com"} for place in range(4)]
    numbers: tuple[list[Any], ...] = ([number], [number], [], [other])
    ids = [
        await _made(server, "persons", named(NAME, contactPoints=[emails[place]], identifiers=each))
        for place, each in enumerate(numbers)
    ]
    async for each in _matches(server, number, other, emails[0]):
        yield each
    unit = {"type": "OrganizationUnit", "id": await _made(server, "organization-units", UNIT)}
    customers = [
        await _made(server, "customers", {**CUSTOMER, "bankUnit": unit, "party": {"type": "Person", "id": each}})
        for each in ids[:2]
    ]
    async for each in _refused(server, ids, other):
        yield each
    async for each in _merged(server, ids, customers):
        yield each


async def _matches(server: Running, number: Any, other: Any, email: Any) -> AsyncIterator[Asked]:
    known = {"names": [NAME], "identifiers": [number]}
    bodies: dict[str, dict[str, Any]] = {
        "match": known,
        "one match": {**known, "count": 1},
        "certain matches": {**known, "onlyCertainMatches": True},
        "no certain match": {"names": [NAME], "onlyCertainMatches": True},
        "another number": {**known, "identifiers": [other], "contactPoints": [email]},
    }
    for name, body in bodies.items():
        yield name, await server.call("POST", "/v1/persons:match", body)


async def _refused(server: Running, ids: list[str], other: Any) -> AsyncIterator[Asked]:
    yield "into itself", await _merge(server, ids[0], ids[0])
    yield "veto", await _merge(server, ids[0], ids[3])
    yield "task", await server.call("GET", "/v1/tasks")
    yield "not its identifier", await _merge(server, ids[0], ids[1], identifiers=[other])
    preview = await _merge(server, ids[0], ids[1], preview=True)
    yield "preview", preview
    event = preview.json().get("id")
    yield "unmerge of a preview", await _unmerge(server, event)
    for state in ("approved", "applied"):
        headers = {**PATCH, "if-match": "*"}
        yield (
            f"event to {state}",
            await server.call("PATCH", f"/v1/merge-events/{event}", {"status": state}, headers=headers),
        )


async def _merged(server: Running, ids: list[str], customers: list[str]) -> AsyncIterator[Asked]:
    first = await _merge(server, ids[0], ids[1])
    yield "merge", first
    for path in (f"persons/{ids[0]}", f"persons/{ids[1]}", f"customers/{customers[1]}", "persons"):
        yield f"{path} after a merge", await server.call("GET", f"/v1/{path}")
    change = {"headers": {**PATCH, "if-match": "*"}}
    yield "change of a retired record", await server.call("PATCH", f"/v1/persons/{ids[1]}", {"sex": "1"}, **change)
    yield "merge of a retired record", await _merge(server, ids[2], ids[1])
    for key in (ids[1], "nobody"):
        query = {"system": "https://w3id.org/crmstandard/1/systems/record", "sourceId": key}
        yield f"key {key}", await server.call("GET", "/v1/party-links:resolve", params=query)
    second = await _merge(server, ids[2], ids[0])
    yield "another merge", await server.call("GET", f"/v1/persons/{ids[2]}")
    for name, event in (("unmerge too early", first), ("unmerge", second), ("unmerge of the first", first)):
        yield name, await _unmerge(server, event.json().get("id", "none"))
    for path in (*(f"persons/{each}" for each in ids), *(f"customers/{each}" for each in customers)):
        yield f"{path} after an unmerge", await server.call("GET", f"/v1/{path}")
