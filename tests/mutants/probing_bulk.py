"""What a client sees of imports, exports and their jobs: every answer on the way, the files at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson

from tests.server.bulk import lines, start_export, start_import
from tests.server.running import Running

Probe = tuple[str, httpx.Response]
CALLER = {"client": "main"}
STARTED = "2026-01-01T00:00:00Z"
LATER = "2026-02-01T00:00:00Z"
ROW: dict[str, Any] = {
    "resourceType": "Person",
    "names": [{"use": "legal", "text": "Bea Planted"}],
    "status": "active",
    "birthDate": "1985-03-02",
}
RELATION: dict[str, Any] = {
    "resourceType": "PartyRelationship",
    "id": "row-relation",
    "from": {"type": "Person", "id": "record-1"},
    "to": {"type": "Person", "id": "row-later"},
    "type": "parent",
    "period": {"start": "2015-03-02"},
}
LATE = {"resourceType": "Feedback", "id": "row-late", "feedbackType": "nps", "anonymous": True, "status": "expired"}
FILTER = {"language": "cql2Json", "version": "1.0", "expression": '{"op":"=","args":[{"property":"sex"},"1"]}'}


async def bulk(server: Running) -> AsyncIterator[Probe]:
    """Every answer to requests for bulk work, job by job."""
    for part in (_imports, _again, _exports, _jobs):
        async for each in part(server):
            yield each


async def _imports(server: Running) -> AsyncIterator[Probe]:
    unasked = {"content-type": "application/x-ndjson"}
    yield "import unasked", await server.call("POST", "/v1/bulk/imports", lines([ROW]), headers=unasked, caller=CALLER)
    for mode in (None, "atomic", "partial"):
        good = {**ROW, "id": f"row-{mode}"}
        bad = {**ROW, "id": f"row-{mode}-bad", "noSuchMember": 1}
        async for each in _import(server, f"import {mode}", lines([good, bad]), mode):
            yield each
        yield f"row of {mode}", await server.call("GET", f"/v1/persons/{good['id']}")
    later = {**ROW, "id": "row-later"}
    async for each in _import(server, "import in any order", lines([RELATION, later, LATE])):
        yield each
    async for each in _import(server, "import of known records", lines([{**later, "sex": "1"}])):
        yield each
    yield "row late", await server.call("GET", "/v1/feedbacks/row-late")
    yield "row known", await server.call("GET", "/v1/persons/row-later")


async def _again(server: Running) -> AsyncIterator[Probe]:
    key = {"idempotency-key": "one import"}
    for name in ("import with a key", "import with the same key"):
        async for each in _import(server, name, lines([{**ROW, "id": "row-once"}]), headers=key):
            yield each
        yield f"row after the {name}", await server.call("GET", "/v1/persons/row-once")


async def _exports(server: Running) -> AsyncIterator[Probe]:
    yield "export unasked", await server.call("POST", "/v1/bulk/exports", {}, caller=CALLER)
    yield "export as csv", await start_export(server, {"format": "csv"}, caller=CALLER)
    await server.call("DELETE", "/v1/persons/row-once", headers={"if-match": "*"})
    wanted: dict[str, dict[str, Any]] = {
        "all": {},
        "filtered": {"filter": FILTER},
        "until": {"until": STARTED},
        "since": {"since": LATER},
        "as parquet": {"format": "parquet"},
    }
    for name, members in wanted.items():
        started = await start_export(server, {"resourceTypes": ["Person"], **members}, caller=CALLER)
        async for each in followed(server, f"export {name}", started):
            yield each


async def _jobs(server: Running) -> AsyncIterator[Probe]:
    """One export held at work for as long as it is asked for, then done, shown to another client, and deleted."""
    held, thread = asyncio.Event(), server.server.bulk.thread

    async def late(*arguments: Any) -> Any:
        await held.wait()
        return await thread(*arguments)

    server.server.bulk.thread = late  # type: ignore[assignment,method-assign]
    place = _path(await start_export(server, {"resourceTypes": ["Person"]}, caller=CALLER))
    waiting = await server.call("GET", place, caller=CALLER) if place else httpx.Response(404)
    yield "job at work", httpx.Response(waiting.status_code, headers=_shown(waiting))
    held.set()
    ended = await _ended(server, place)
    place = place or "/v1/bulk/jobs/none"
    file = next((_below(each["url"]) for each in ended.json().get("files", ())), f"{place}/files/none")
    yield "job of another client", _plain(await server.call("GET", place))
    yield "file of another client", httpx.Response((await server.call("GET", file)).status_code)
    yield "job deleted", _plain(await server.call("DELETE", place, caller=CALLER))
    yield "job after that", _plain(await server.call("GET", place, caller=CALLER))


async def _import(
    server: Running, name: str, body: bytes, mode: str | None = None, **more: Any
) -> AsyncIterator[Probe]:
    started = await start_import(server, body, mode, caller=CALLER, **more)
    async for each in followed(server, name, started):
        yield each


async def followed(server: Running, name: str, started: httpx.Response) -> AsyncIterator[Probe]:
    """The answers to the start of a job, to the poll that finds it done, and to those for its files."""
    yield f"{name} started", httpx.Response(started.status_code, json={"leads": "content-location" in started.headers})
    ended = await _ended(server, _path(started))
    yield f"{name} done", _plain(ended)
    document = ended.json()
    shown = []
    for kind in ("files", "deletedFiles", "outcomeFiles"):
        for entry in document.get(kind, ()):
            answer = await server.call("GET", _below(entry["url"]), caller=CALLER)
            shown.append({"kind": kind, "status": answer.status_code, "rows": _rows(answer)})
    yield f"{name} files", httpx.Response(200, json=shown)


async def _ended(server: Running, place: str) -> httpx.Response:
    """The answer that finds the job no longer at work."""
    if not place:
        return httpx.Response(404, json={})
    for _ in range(3000):
        answer = await server.call("GET", place, caller=CALLER)
        if answer.status_code != 202:
            return answer
        await asyncio.sleep(0.01)
    raise TimeoutError(place)


def _path(started: httpx.Response) -> str:
    """Where the job is; "" where it does not say so."""
    where = started.headers.get("content-location", "")
    return _below(where) if where else ""


def _below(url: str) -> str:
    return "/v1" + url.partition("/v1")[2]


def _shown(answer: httpx.Response) -> dict[str, str]:
    return {name: answer.headers[name] for name in ("retry-after",) if name in answer.headers}


def _plain(answer: httpx.Response) -> httpx.Response:
    """An answer about a job without its times, ids and sizes, which differ from one run to the next."""
    told = _settled(answer.json()) if answer.content else {}
    return httpx.Response(answer.status_code, headers=_shown(answer), json=told)


def _settled(document: dict[str, Any]) -> dict[str, Any]:
    """Members of a job or a problem: values that every run has, and of others that they are there."""
    own = {"id", "requestedAt", "transactionTime", "completedAt", "expiresAt", "requestId", "instance", "statusHistory"}
    told: dict[str, Any] = {name: "there" if name in own else value for name, value in document.items()}
    told.pop("meta", None)
    for kind in ("files", "deletedFiles", "outcomeFiles"):
        if kind in told:
            told[kind] = [_entry(each) for each in told[kind]]
    return told


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of a manifest; digests differ with the times in the files, so only one of zeros alone tells much."""
    return {**entry, "url": "there", "sha256": set(str(entry.get("sha256"))) == {"0"}, "byteCount": "there"}


def _rows(answer: httpx.Response) -> list[Any]:
    """The lines of a file without the times in them; of a file of another form, whether it holds something."""
    try:
        found = [orjson.loads(line) for line in answer.content.splitlines()]
    except ValueError:
        return [len(answer.content) > 0]
    return [_row(each) if isinstance(each, dict) else each for each in found]


def _row(line: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name not in ("meta", "statusHistory", "deletedAt")}
