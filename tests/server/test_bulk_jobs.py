"""Jobs of imports: begun once, gone on with, given up, seen by their client alone, and carried out by any process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crmserver.bulk.holding import root
from crmserver.server import Server
from crmserver.settings import Settings
from tests.server.bulk import (
    SAMPLE,
    contents,
    done,
    imported,
    lines,
    path_of,
    person,
    records_of,
    start_export,
    start_import,
)
from tests.server.running import running

pytestmark = pytest.mark.anyio


def before_each_unit(told: Callable[[Any], None]) -> Callable[[Server], None]:
    """A server of small chunks that tells of the stretches of each unit of an import before it applies them."""

    def change(server: Server) -> None:
        server.bulk.chunk = 400
        whole = server.bulk.applying

        def applying(*given: Any, **named: Any) -> Any:
            made: Any = whole(*given, **named)
            apply = made.apply

            def telling(unit: Any, stretches: Any) -> Any:
                told(stretches)
                return apply(unit, stretches)

            made.apply = telling
            return made

        server.bulk.applying = applying

    return change


async def test_the_same_key_gives_the_same_job_and_another_body_none(settings: Settings) -> None:
    """BLK-053, API-031, API-032."""
    key = {"idempotency-key": "feed-7"}
    async with running(settings) as server:
        body = lines([person("p-1")])
        first = path_of(await start_import(server, body, headers=key))
        await done(server, first)
        assert path_of(await start_import(server, body, headers=key)) == first
        other = await start_import(server, lines([person("p-2")]), headers=key)
        assert (other.status_code, other.json()["errors"][0]["requirement"]) == (422, "API-032")
        assert len(list(Path(root(server.server)).iterdir())) == 1
        assert set(await records_of(server, "Person")) == {"p-1"}


async def test_a_broken_import_goes_on_where_it_stopped(settings: Settings) -> None:
    """BLK-053."""
    seen: list[int] = []

    def fourth_fails(stretches: Any) -> None:
        seen.append(stretches[0].chunk.number)
        if len(seen) == 4:
            raise RuntimeError

    key = {"idempotency-key": "feed-8"}
    async with running(settings, [before_each_unit(fourth_fails)]) as server:
        body = lines(person(f"p-{number:03d}") for number in range(40))
        path = path_of(await start_import(server, body, "partial", headers=key))
        job = await done(server, path)
        assert (job["status"], job["problem"]["status"]) == ("failed", 500)
        stored = len(await records_of(server, "Person"))
        assert 0 < stored < 40
        assert path_of(await start_import(server, body, "partial", headers=key)) == path
        job = await done(server, path)
        assert (job["status"], "problem" in job) == ("completed", False)
        outcomes = await contents(server, job["outcomeFiles"])
        assert [each["row"] for each in outcomes] == list(range(1, 41))
        assert {each["meta"]["versionId"] for each in (await records_of(server, "Person")).values()} == {"1"}
        assert seen[3] == seen[4]


async def test_a_cancelled_import_stores_nothing_more_and_leaves_no_files(settings: Settings) -> None:
    """BLK-015."""
    reached, go = threading.Event(), threading.Event()

    def slow(server: Server) -> None:
        prepare = server.bulk.prepare

        def waits(*given: Any) -> Any:
            reached.set()
            assert go.wait(30)
            return prepare(*given)

        server.bulk.prepare = waits

    async with running(settings, [slow]) as server:
        path = path_of(await start_import(server, lines([person("p-1")])))
        while not reached.is_set():
            await asyncio.sleep(0.01)
        waiting = await server.call("GET", path)
        assert (waiting.status_code, waiting.json()["status"]) == (202, "running")
        assert (await server.call("DELETE", path)).status_code == 204
        go.set()
        assert (await server.call("GET", path)).status_code == 410
        assert (await server.call("DELETE", path)).status_code == 410
        folder = Path(root(server.server))
        for _ in range(200):
            if not list(folder.iterdir()):
                break
            await asyncio.sleep(0.02)
        assert list(folder.iterdir()) == []
        assert (await server.call("GET", "/v1/persons/p-1")).status_code == 404


async def test_a_job_is_there_for_nobody_but_its_client(settings: Settings) -> None:
    """BLK-017, SEC-031."""
    async with running(settings) as server:
        job, _ = await imported(server, lines([person("p-1")]))
        file = "/v1" + job["outcomeFiles"][0]["url"].partition("/v1")[2]
        path = f"/v1/bulk/jobs/{job['id']}"
        for other in ({"client": "other"}, {"tenant": "second"}):
            for method, where in (("GET", path), ("GET", file), ("DELETE", path)):
                answer = await server.call(method, where, caller=other)
                assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (404, "BLK-017")
        for name in ("rows.ndjson", "..%2f..%2fbank.db", "outcomes-2.ndjson"):
            assert (await server.call("GET", f"{path}/files/{name}")).status_code == 404


async def test_another_process_carries_out_what_one_has_acknowledged(settings: Settings) -> None:
    """BLK-054: where a process is gone, its claim ends and another one goes on."""

    def idle(server: Server) -> None:
        server.tasks = {}

    async with running(settings, [idle]) as first:
        path = path_of(await start_import(first, lines(SAMPLE)))
        assert (await first.call("GET", path)).json()["status"] == "queued"
        async with running(settings) as second:
            job = await done(second, path)
            assert job["status"] == "completed"
            assert await done(first, path) == job
            outcomes = await contents(first, job["outcomeFiles"])
            assert {each["outcome"] for each in outcomes} == {"stored"}


async def test_a_transaction_takes_more_chunks_while_nobody_else_writes(settings: Settings) -> None:
    """Units of an import grow where they hold up nobody, and every row of theirs is told."""
    seen: list[int] = []

    async with running(settings, [before_each_unit(lambda stretches: seen.append(len(stretches)))]) as server:
        server.server.bulk.rest = 60
        _, outcomes = await imported(server, lines(person(f"p-{number:03d}") for number in range(60)), "partial")
        assert [each["row"] for each in outcomes] == list(range(1, 61))
        assert max(seen) <= server.server.bulk.most_chunks
        assert sum(seen) > len(seen) > 1


async def test_a_job_is_not_there_for_its_client_with_a_token_that_sees_less(settings: Settings) -> None:
    """BLK-017, SEC-025, SEC-066: a file was masked for who asked, and cannot be masked again for who fetches it."""
    async with running(settings) as server:
        await imported(server, lines([person("p-1")]))
        asked: dict[str, Any] = {"caller": {"clearance": "P"}}
        path = path_of(await start_export(server, {"resourceTypes": ["Person"]}, **asked))
        job = await done(server, path, **asked)
        file = "/v1" + job["files"][0]["url"].partition("/v1")[2]
        for less in ({"clearance": "I"}, {"clearance": "N"}, {"provider": "org-030"}):
            for where in (path, file):
                answer = await server.call("GET", where, caller=less)
                assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (404, "BLK-017"), less
        answer = await server.call("GET", file, caller={"scopes": ["bulk.read"]})
        assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (403, "SEC-020")
        for more in ({"clearance": "P"}, {"clearance": "S"}):
            assert (await server.call("GET", file, caller=more)).status_code == 200
