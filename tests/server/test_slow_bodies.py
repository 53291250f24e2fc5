"""Bodies that drip in: they are given up after a while with 408, and hold nobody up meanwhile."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import orjson
import pytest

from crmserver.settings import Settings
from crmserver.steady import LEAST, TooSlow, steady
from tests.mutants.probing import PERSON
from tests.soak.filling import token
from tests.soak.process import Served, at_port, free_port, serving

SOON = 30.0  # seconds in which every answer is there, on a busy machine
IMPORT = {"content-type": "application/x-ndjson", "prefer": "respond-async", "idempotency-key": "slow-1"}
RECORD = {"content-type": "application/json", "idempotency-key": "slow-2"}


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str], Path]]:
    """A server that waits two seconds for bodies, what proves who asks, and the folder of its files."""
    folder = tmp_path_factory.mktemp("slow")
    settings = Settings(
        database=str(folder / "bank.db"), files=str(folder / "files"), log_level="warning", body_seconds=2
    )
    settings = at_port(settings, free_port())
    with serving(settings, folder / "server.log") as served:
        yield served, {"authorization": f"Bearer {token(settings)}"}, folder / "files"


@contextmanager
def _begun(served: Served, path: str, headers: dict[str, str]) -> Iterator[http.client.HTTPConnection]:
    """A request whose headers are sent."""
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=SOON)
    connection.putrequest("POST", path)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    try:
        yield connection
    finally:
        connection.close()


def _drip(connection: http.client.HTTPConnection, body: bytes, each: float) -> None:
    """Sends a body byte by byte, for as long as the server takes it."""
    for number in range(len(body)):
        try:
            connection.send(body[number : number + 1])
        except OSError:
            return
        time.sleep(each)


@pytest.mark.parametrize("each", [0.2, SOON])
@pytest.mark.parametrize("path", ["/v1/persons", "/v1/bulk/imports"])
def test_a_body_that_drips_in_is_given_up(target: tuple[Served, dict[str, str], Path], path: str, each: float) -> None:
    served, proof, files = target
    sent = {**proof, **(IMPORT if "bulk" in path else RECORD), "content-length": "1000"}
    with _begun(served, path, sent) as connection:
        if each == SOON:
            connection.send(b'{"')  # and then nothing more
        else:
            _drip(connection, b" " * 30, each)
        assert httpx.get(f"{served.url}/v1/persons?limit=1", headers=proof, timeout=SOON).status_code == 200
        answer = connection.getresponse()
        problem = json.loads(answer.read())
        assert (answer.status, problem["status"], problem["type"].rpartition("/")[2]) == (408, 408, "too-slow")
        assert answer.getheader("content-type") == "application/problem+json"
        assert answer.getheader("connection") == "close"
        assert connection.sock is None or connection.sock.recv(1) == b""  # the server has hung up
    assert not [each for each in files.rglob("*") if each.is_file()]


def test_what_was_given_up_can_be_sent_again_under_its_key(target: tuple[Served, dict[str, str], Path]) -> None:
    served, proof, _ = target
    for path, headers, body in (("/v1/persons", RECORD, PERSON), ("/v1/bulk/imports", IMPORT, {**PERSON, "id": "p"})):
        answer = httpx.post(served.url + path, headers={**proof, **headers}, content=orjson.dumps(body), timeout=SOON)
        assert answer.status_code in (201, 202), answer.text


@pytest.mark.parametrize("framed", ["length", "chunks"])
def test_a_body_that_comes_in_parts_is_taken(target: tuple[Served, dict[str, str], Path], framed: str) -> None:
    served, proof, _ = target
    body = orjson.dumps(PERSON)
    size = {"content-length": str(len(body))} if framed == "length" else {"transfer-encoding": "chunked"}
    with _begun(served, "/v1/persons", {**proof, "content-type": "application/json", **size}) as connection:
        for part in (body[:10], body[10:20], body[20:]):
            connection.send(part if framed == "length" else b"%x\r\n%b\r\n" % (len(part), part))
            time.sleep(0.1)
        if framed == "chunks":
            connection.send(b"0\r\n\r\n")
        assert connection.getresponse().status == 201


async def _parts(*each: tuple[float, int]) -> AsyncIterator[bytes]:
    """Parts of a size, each after some seconds."""
    for seconds, size in each:
        await asyncio.sleep(seconds)
        yield b"x" * size


CASES: dict[str, tuple[list[tuple[float, int]], bool]] = {
    "all at once": ([(0, 10)], True),
    "nothing": ([], True),
    "one part too late": ([(9, 10)], False),
    "bytes that drip": ([(0.02, 1)] * 100, False),
    "much, and then nothing": ([(0, 10**7), (9, 1)], False),
    "as slow, but with as many bytes": ([(0.02, LEAST)] * 50, True),
}


@pytest.mark.anyio
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_bytes_are_waited_for_by_how_many_came(name: str, anyio_backend: str) -> None:
    parts, steady_enough = CASES[name]
    try:
        size = sum([len(each) async for each in steady(_parts(*parts), 0.5)])
    except TooSlow:
        assert not steady_enough
    else:
        assert steady_enough
        assert size == sum(size for _, size in parts)
