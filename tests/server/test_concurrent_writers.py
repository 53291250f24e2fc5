"""Thirty-two writers at once never lose an update, on both databases."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from crmserver.settings import Settings
from tests.server.running import Running, running

pytestmark = pytest.mark.anyio
WRITERS, CHANGES = 32, 3
MERGE = "application/merge-patch+json"
SYSTEM = "urn:example:writers"
PERSON = {"resourceType": "Person", "names": [{"use": "legal", "text": "Shared"}], "status": "active"}


async def _add(server: Running, path: str, writer: int) -> int:
    """Adds its own identifiers to the shared list, reading anew each time it came too late; gives how often it did."""
    refused, stored = 0, await server.call("GET", path)
    for number in range(CHANGES):
        while True:
            mine = {"system": SYSTEM, "value": f"{writer}-{number}", "type": "other"}
            listed = [*stored.json().get("identifiers", ()), mine]
            headers = {"if-match": stored.headers["etag"], "content-type": MERGE}
            answer = await server.call("PATCH", path, {"identifiers": listed}, headers=headers)
            if answer.status_code == 200:
                stored = answer
                break
            assert answer.status_code == 412, answer.text
            refused += 1
            stored = await server.call("GET", path)
    return refused


async def test_writers_with_stale_etags_lose_no_update(settings: Settings) -> None:
    """API-052, API-053, API-068."""
    async with running(settings) as server:
        made = await server.call("POST", "/v1/persons", PERSON)
        path = made.headers["location"]
        refused = await asyncio.gather(*(_add(server, path, writer) for writer in range(WRITERS)))
        final: dict[str, Any] = (await server.call("GET", path)).json()
        history = (await server.call("GET", f"{path}/history?limit=1000")).json()
    kept = {each["value"] for each in final["identifiers"]}
    assert kept == {f"{writer}-{number}" for writer in range(WRITERS) for number in range(CHANGES)}
    assert int(final["meta"]["versionId"]) == WRITERS * CHANGES + 1 == len(history["entries"])
    assert sum(refused) > 0


async def _changed_at_once(server: Running, path: str, tag: str, query: str = "") -> list[httpx.Response]:
    """The answers to many changes with one ETag; all but one say that it is stale."""
    headers = {"if-match": tag, "content-type": MERGE}
    answers = await asyncio.gather(
        *(server.call("PATCH", path + query, {"sex": str(n % 2 + 1)}, headers=headers) for n in range(WRITERS))
    )
    assert {each.status_code for each in answers} == {200, 412}
    won = [each for each in answers if each.status_code == 200]
    assert len(won) == 1
    return won


async def test_of_changes_with_the_same_etag_one_is_carried_out(settings: Settings) -> None:
    """API-053."""
    async with running(settings) as server:
        made = await server.call("POST", "/v1/persons", PERSON)
        path = made.headers["location"]
        (won,) = await _changed_at_once(server, path, made.headers["etag"])
        final = await server.call("GET", path)
    assert json.loads(won.content) == final.json()


async def test_of_changes_of_a_later_day_with_the_same_etag_one_is_carried_out(settings: Settings) -> None:
    """API-053, API-064, API-069."""
    async with running(settings) as server:
        made = await server.call("POST", "/v1/persons", PERSON)
        path = made.headers["location"]
        (won,) = await _changed_at_once(server, path, made.headers["etag"], "?validFrom=2089-01-01")
        seen = await server.call("GET", path)
        assert seen.json() == made.json() | {"meta": seen.json()["meta"]}
        assert seen.headers["etag"] == won.headers["etag"] != made.headers["etag"]
        held = await server.call("GET", path, headers={"if-none-match": won.headers["etag"]})
        assert held.status_code == 304
        later = (await server.call("GET", f"{path}?validAt=2090-01-01")).json()
        assert later["sex"] == json.loads(won.content)["sex"]
        await _changed_at_once(server, path, won.headers["etag"])


async def test_of_creates_with_the_same_key_one_is_carried_out(settings: Settings) -> None:
    """API-030, API-031, API-033."""
    async with running(settings) as server:
        headers = {"idempotency-key": "once"}
        answers = await asyncio.gather(
            *(server.call("POST", "/v1/persons", PERSON, headers=headers) for _ in range(WRITERS))
        )
        again = await server.call("POST", "/v1/persons", PERSON, headers=headers)
        listed = (await server.call("GET", "/v1/persons")).json()
    assert {each.status_code for each in answers} <= {201, 409}
    assert len(listed["entries"]) == 1
    assert again.json() == listed["entries"][0]["resource"]
