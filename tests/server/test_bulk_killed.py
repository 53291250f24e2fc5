"""A server that is killed in the middle of an import and started again: no row is lost, none is stored twice."""

from __future__ import annotations

import asyncio
import functools
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
import uvicorn
from sqlalchemy import select

from crmserver.app import create_app
from crmserver.bulk.holding import Holding
from crmserver.bulk.importing import Import
from crmserver.server import Server
from crmserver.settings import Settings
from crmserver.store.tables import jobs
from tests.server.bulk import ASYNC, NDJSON, contents, done, exported, lines, path_of, person, start_import
from tests.server.running import Running, running

ROWS, CHUNK, PATIENCE = 120, 1024, 120.0  # rows, bytes, seconds
BODY = lines(person(f"p-{number:03d}", maritalStatus="married") for number in range(ROWS))
# Where a server kills itself, and at which chunk: while it judges, while it stores, once the outcome lines are
# on the disk and not committed, and once the chunk is committed.
DEATHS = (("judging", 3), ("storing", 2), ("written", 3), ("committed", 2))
# Processes of their own that need not load everything again.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


def _dies(count: int, do: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
    """A function whose call of that number ends the process as a loss of power would."""
    left = [count]

    @functools.wraps(do)
    def called(*given: Any, **named: Any) -> Any:
        left[0] -= 1
        if before and left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        made = do(*given, **named)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    return called


def _mortal(where: str, chunk: int) -> Callable[[Server], None]:
    """A fault that ends the process in the middle of an import; chunks are small, so that there are many."""

    def fault(server: Server) -> None:
        server.bulk.chunk, server.bulk.rest = CHUNK, 0.1
        if where == "judging":
            server.bulk.prepare = _dies(chunk, server.bulk.prepare, before=True)
        elif where == "storing":
            server.bulk.applying.apply = _dies(chunk, server.bulk.applying.apply, before=False)  # type: ignore[attr-defined]
        elif where == "written":
            Import._write = _dies(chunk, Import._write, before=False)  # type: ignore[method-assign]
        elif where == "committed":
            Import._store = _dies_after(chunk, Import._store)  # type: ignore[method-assign]

    return fault


def _dies_after(count: int, store: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a coroutine."""
    left = [count]

    async def called(*given: Any) -> None:
        await store(*given)
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return called


def serve(settings: Settings, port: int, where: str, chunk: int) -> None:
    """What a process does until it is killed."""
    app = create_app(settings, [_mortal(where, chunk)])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False)


@contextmanager
def _serving(settings: Settings, where: str = "", chunk: int = 0) -> Iterator[Any]:
    port = int(settings.public_url.rpartition(":")[2])
    process = PROCESSES.Process(target=serve, args=(settings, port, where, chunk))
    process.start()
    try:
        with httpx.Client(base_url=settings.public_url, timeout=60) as client:
            _answered(process, client)
            yield process, client
    finally:
        process.kill()
        process.join()


def _answered(process: Any, client: httpx.Client) -> None:
    """Waits until the server answers, or has ended already."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.is_alive():
        try:
            client.get("/readyz")
            return
        except httpx.TransportError:
            time.sleep(0.05)


def _done(client: httpx.Client, path: str) -> Any:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        answer = client.get(path)
        if answer.status_code == 200:
            return answer.json()
        assert answer.status_code == 202, answer.text
        time.sleep(0.05)
    raise TimeoutError(path)


def _lines(client: httpx.Client, entries: Any) -> list[Any]:
    return [orjson.loads(line) for each in entries for line in client.get(each["url"]).iter_lines()]


@pytest.mark.parametrize("mode", ["partial", "atomic"])
def test_a_killed_server_goes_on_with_its_import(settings: Settings, mode: str) -> None:
    """BLK-053, BLK-054: killed in the midst of each kind of step, one death after another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    settings = replace(settings, public_url=address, open_access=True, durable=True, job_lease=1)
    deaths = DEATHS if mode == "partial" else tuple((where, min(1, chunk)) for where, chunk in DEATHS[:3])
    headers = {**ASYNC, "content-type": NDJSON, "idempotency-key": "feed-1"}
    with _serving(replace(settings, background=False)) as (_, client):
        answer = client.post(f"/v1/bulk/imports?mode={mode}", content=BODY, headers=headers)
        path = answer.headers["content-location"]
        assert answer.status_code == 202, answer.text
    for where, chunk in deaths:
        with _serving(settings, where, chunk) as (process, _):
            process.join(PATIENCE)
            assert process.exitcode == -signal.SIGKILL, f"not killed while {where}"
    with _serving(settings) as (_, client):
        again = client.post(f"/v1/bulk/imports?mode={mode}", content=BODY, headers=headers)
        assert again.headers["content-location"] == path
        job = _done(client, path)
        assert job["status"] == "completed", job
        outcomes = _lines(client, job["outcomeFiles"])
        assert [(each["row"], each["outcome"]) for each in outcomes] == [(n, "stored") for n in range(1, ROWS + 1)]
        started = client.post("/v1/bulk/exports", json={"resourceTypes": ["Person"]}, headers=ASYNC)
        found = _lines(client, _done(client, started.headers["content-location"])["files"])
        assert sorted(each["id"] for each in found) == [f"p-{number:03d}" for number in range(ROWS)]
        assert {each["meta"]["versionId"] for each in found} == {"1"}


@pytest.mark.anyio
async def test_a_job_is_taken_over_once_its_lease_ran_out_and_no_sooner(
    postgresql_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BLK-053, BLK-054: its first holder hangs and comes back, and stores nothing any more."""
    settings = Settings(database=postgresql_database, files=str(tmp_path / "files"), durable=False, job_lease=3)
    hangs, go = threading.Event(), threading.Event()
    renew, next_group = Holding._renew, Import._next_group

    async def renewed_by_the_second(holding: Holding) -> None:
        if holding.server.bulk.holder != "first":
            await renew(holding)

    def hanging_in_the_first(job: Import, *given: Any) -> Any:
        if job.bulk.holder == "first" and job.holding.job.position == 1 and not hangs.is_set():
            hangs.set()
            assert go.wait(PATIENCE)
        return next_group(job, *given)

    monkeypatch.setattr(Holding, "_renew", renewed_by_the_second)
    monkeypatch.setattr(Import, "_next_group", hanging_in_the_first)
    async with running(settings, [_named("first")]) as first:
        try:
            path = path_of(await start_import(first, BODY, "partial"))
            while not hangs.is_set():
                await asyncio.sleep(0.01)
            async with running(settings, [_named("second")]) as second:
                seen = await _claims(second)
                assert seen[0][0] == "first"
                assert seen[-1][0] != "first"
                assert seen[-1][1] >= max(until for name, _, until in seen if name == "first")
                job = await done(second, path)
                go.set()
                await asyncio.sleep(0.5)
                assert await done(first, path) == job
                outcomes = await contents(second, job["outcomeFiles"])
                assert [(e["row"], e["outcome"]) for e in outcomes] == [(n, "stored") for n in range(1, ROWS + 1)]
                _, found = await exported(second, {"resourceTypes": ["Person"]})
                assert len(found) == ROWS
                assert {each["meta"]["versionId"] for each in found} == {"1"}
        finally:
            go.set()


def _named(name: str) -> Callable[[Server], None]:
    def fault(server: Server) -> None:
        server.bulk.chunk, server.bulk.rest, server.bulk.holder = CHUNK, 0.1, name

    return fault


async def _claims(server: Running) -> list[tuple[str, int, int]]:
    """Holder of the one job, time, and end of its claim, until the holder changes."""
    found: list[tuple[str, int, int]] = []
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and (not found or found[-1][0] == found[0][0]):
        (row,) = await server.server.store.read(lambda connection: connection.execute(select(jobs)).all())
        found.append((row.claimed_by, server.server.store.now(), row.claimed_until or 0))
        await asyncio.sleep(0.02)
    return found
