"""A system that misbehaves ends the run in bounded time, with verdicts about it or findings about the configuration."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from crmconformance.discovery import Unsuitable
from crmconformance.doctor import examine
from crmconformance.planning import Selection
from crmconformance.running import Run, Wanted
from crmconformance.settings import Client, Configuration
from crmconformance.transport import IN_A_ROW
from crmconformance.verdicts import by_requirement, outcome_of

pytestmark = pytest.mark.anyio
STATEMENT = {
    "vendor": "x",
    "product": "x",
    "version": "1",
    "environment": "test",
    "specVersion": "1.0.0",
    "conformanceClasses": ["coreRead"],
    "resources": [{"name": "Channel", "operations": ["create", "read"]}],
    "formats": ["application/json"],
}


async def _endless() -> AsyncIterator[bytes]:
    while True:
        yield b"x" * 65536
        await asyncio.sleep(0)


async def _no_gzip() -> AsyncIterator[bytes]:
    yield b"no gzip at all"


async def _answer(kind: str, request: httpx.Request) -> httpx.Response:
    if request.url.path == "/.well-known/crmstandard" and kind not in ("html", "gone"):
        return httpx.Response(200, json=STATEMENT)
    if kind == "hang":
        await asyncio.sleep(3600)
    if kind in ("drop", "gone"):
        raise httpx.RemoteProtocolError("dropped")
    return _made(kind)


def _made(kind: str) -> httpx.Response:
    if kind == "stream":
        return httpx.Response(200, content=_endless())
    if kind == "gzip":
        return httpx.Response(200, headers={"content-encoding": "gzip"}, content=_no_gzip())
    if kind == "busy":
        return httpx.Response(429, headers=[(b"retry-after", b"\xb2")], json={})
    if kind == "overloaded":
        return httpx.Response(503, headers={"retry-after": "0"}, json={})
    return httpx.Response(200, html="<h1>It works</h1>") if kind == "html" else httpx.Response(200, json={})


def _run(kind: str, folder: Path) -> tuple[Run, Configuration]:
    async def handler(request: httpx.Request) -> httpx.Response:
        return await _answer(kind, request)

    chosen = Configuration("http://127.0.0.1:1", folder=folder, timeout=0.3, largest=1_000_000)
    http = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    return Run(chosen, Wanted(Selection(requirements=("API-040", "API-044", "API-162", "API-174"))), http), chosen


@pytest.mark.parametrize("kind", ["hang", "drop", "stream", "gzip", "busy", "overloaded", "yes"])
async def test_what_gives_no_right_answer_fails_or_stays_unverified_and_never_passes(kind: str, tmp_path: Path) -> None:
    run, _ = _run(kind, tmp_path)
    recording = await asyncio.wait_for(run.carry_out(), 60)
    found = by_requirement(outcome_of(each["outcome"]) for each in recording.verdicts.values())
    assert found["API-044"] == found["API-162"] == "FAIL"
    assert found["API-040"] == "UNVERIFIED"
    assert found["API-174"] == ("PASS" if kind == "yes" else "FAIL")


@pytest.mark.parametrize("location", ["http://[::bad/v1/x", "//[::bad/v1/x"])
async def test_records_without_an_id_and_addresses_that_are_none_are_no_fault_of_the_suite(
    location: str, tmp_path: Path
) -> None:
    headers = {"location": location, "etag": '"1"', "link": "<http://[x>; rel=next"}

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/.well-known/crmstandard":
            return httpx.Response(200, json=STATEMENT)
        return httpx.Response(201, headers=headers, json={"meta": 7})

    chosen = Configuration("http://127.0.0.1:1", folder=tmp_path, timeout=0.3, largest=1_000_000)
    http = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    wanted = Wanted(
        Selection(requirements=("API-003", "API-004", "API-010", "API-021", "API-028", "API-029", "API-079"))
    )
    recording = await asyncio.wait_for(Run(chosen, wanted, http).carry_out(), 60)
    assert recording.verdicts
    assert "ERROR" not in {each["outcome"]["verdict"] for each in recording.verdicts.values()}


async def test_what_gives_tokens_is_not_asked_for_ever_where_it_never_ends(tmp_path: Path) -> None:
    asked: Counter[str] = Counter()

    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    async def handler(request: httpx.Request) -> httpx.Response:
        asked[request.url.path] += 1
        if request.url.path == "/.well-known/crmstandard":
            return httpx.Response(200, json=STATEMENT)
        return httpx.Response(200, content=drip())

    clients = {"main": Client("main", id="x", secret="env:NONE")}
    chosen = Configuration("http://127.0.0.1:1", folder=tmp_path, timeout=0.3, largest=1_000_000, clients=clients)
    http = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    run = Run(chosen, Wanted(Selection(requirements=("API-003", "API-040", "API-044", "API-162"))), http)
    recording = await asyncio.wait_for(run.carry_out(), 60)
    assert "PASS" not in {each["outcome"]["verdict"] for each in recording.verdicts.values()}
    assert 0 < asked["/.well-known/oauth-authorization-server"] <= 2


@pytest.mark.parametrize(("kind", "finding"), [("html", "notTheBase"), ("gone", "unreachable")])
async def test_a_wrong_address_is_a_finding_about_the_configuration(kind: str, finding: str, tmp_path: Path) -> None:
    run, chosen = _run(kind, tmp_path)
    with pytest.raises(Unsuitable, match=finding):
        await run.carry_out()

    async def handler(request: httpx.Request) -> httpx.Response:
        return await _answer(kind, request)

    http: Any = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    found = [each async for each in examine(chosen, may_write=False, http=http)]
    assert [(each.state, each.code) for each in found] == [("stop", finding)]
    assert found[0].fix("en")
    assert found[0].fix("zh")


def test_a_system_that_is_gone_is_not_waited_for_again_and_again() -> None:
    assert IN_A_ROW * 20 <= 180
