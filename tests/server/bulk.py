"""Bulk jobs as a client sees them: started, polled to their end, their files fetched and checked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import httpx
import orjson

from crmstandard.sample.bank import bank
from crmstandard.sample.blocks import block
from tests.server.running import Running

NDJSON = "application/x-ndjson"
ASYNC = {"prefer": "respond-async"}

SAMPLE = [*bank(), *block(1, 0, 3)]


def lines(records: Iterable[Any]) -> bytes:
    """Records as a stream; bytes are taken as they are."""
    return b"".join((each if isinstance(each, bytes) else orjson.dumps(each)) + b"\n" for each in records)


async def start_import(server: Running, body: bytes, mode: str | None = None, **more: Any) -> httpx.Response:
    """The answer to the start of an import."""
    headers = {**ASYNC, "content-type": NDJSON, **more.pop("headers", {})}
    query = f"?mode={mode}" if mode else ""
    return await server.call("POST", f"/v1/bulk/imports{query}", body, headers=headers, **more)


async def start_export(server: Running, body: Any = None, **more: Any) -> httpx.Response:
    """The answer to the start of an export."""
    headers = {**ASYNC, **more.pop("headers", {})}
    return await server.call("POST", "/v1/bulk/exports", body or {}, headers=headers, **more)


def path_of(answer: httpx.Response) -> str:
    """The path of the job that an answer leads to."""
    assert answer.status_code == 202, answer.text
    assert answer.headers["retry-after"]
    return "/v1" + answer.headers["content-location"].partition("/v1")[2]


async def done(server: Running, path: str, **more: Any) -> Any:
    """The job, once it is done."""
    for _ in range(3000):
        answer = await server.call("GET", path, **more)
        if answer.status_code == 200:
            return answer.json()
        assert answer.status_code == 202, answer.text
        assert answer.headers["retry-after"]
        assert answer.json()["progress"] is not None
        await asyncio.sleep(0.02)
    raise TimeoutError(path)


async def contents(server: Running, entries: Iterable[Any], **more: Any) -> list[Any]:
    """The lines of files, each file held against what the manifest says of it."""
    found = []
    for each in entries:
        answer = await server.call("GET", "/v1" + each["url"].partition("/v1")[2], **more)
        assert answer.status_code == 200, answer.text
        raw = answer.content
        assert sha256(raw).hexdigest() == each["sha256"]
        assert len(raw) == each["byteCount"]
        listed = [orjson.loads(line) for line in raw.splitlines()]
        assert len(listed) == each["recordCount"]
        found += listed
    return found


async def imported(server: Running, body: bytes, mode: str | None = None, **more: Any) -> tuple[Any, list[Any]]:
    """The job of an import that is done, and its outcomes in the order of the rows."""
    job = await done(server, path_of(await start_import(server, body, mode, **more)))
    return job, await contents(server, job["outcomeFiles"])


async def exported(server: Running, body: Any = None, **more: Any) -> tuple[Any, list[Any]]:
    """The job of an export that is done, and its records."""
    job = await done(server, path_of(await start_export(server, body, **more)), **more)
    return job, await contents(server, job["files"], **more)


def person(identifier: str, **more: Any) -> dict[str, Any]:
    """A small good person."""
    made = {"resourceType": "Person", "id": identifier, "status": "active", "names": [{"use": "legal", "text": "Ann"}]}
    return {**made, **more}


async def records_of(server: Running, resource: str) -> dict[str, Any]:
    """The records of a resource by id, as they are exported."""
    _, found = await exported(server, {"resourceTypes": [resource]})
    return {each["id"]: each for each in found}
