"""Bodies, headers and queries made to cost much: each gets its 4xx soon, in little memory, and the server goes on."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import orjson
import pytest

from crmserver.settings import Settings
from tests.mutants.probing import PERSON
from tests.soak.filling import token
from tests.soak.process import Served, at_port, free_port, serving

SOON = 20.0  # seconds in which every answer is there, on a busy machine
MIB = 1024 * 1024
GROWTH = 400 * MIB  # of memory in all requests together: bodies of 2 MiB are judged one at a time, each in about 320
MERGE, STEPS = "application/merge-patch+json", "application/json-patch+json"
LONG = 60_000


@dataclass(frozen=True)
class Target:
    """A running server, what proves who asks, and the memory that it had at first."""

    served: Served
    headers: dict[str, str]
    at_first: int

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """The answer to a request."""
        sent = {**self.headers, "content-type": "application/json", **headers}
        content = body if isinstance(body, bytes) or body is None else orjson.dumps(body)
        return httpx.request(method, self.served.url + path, content=content, headers=sent, timeout=SOON)


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """A server in a process of its own, with one Person in it."""
    folder = tmp_path_factory.mktemp("hostile")
    settings = Settings(
        database=str(folder / "bank.db"), files=str(folder / "files"), log_level="warning", requests_per_minute=10**9
    )
    settings = at_port(settings, free_port())
    with serving(settings, folder / "server.log") as served:
        headers = {"authorization": f"Bearer {token(settings)}"}
        made = Target(served, headers, 0)
        assert made.send("POST", "/v1/persons", PERSON).status_code == 201
        yield Target(served, headers, served.resident())


def _alive(target: Target) -> None:
    """The server still answers, and has not grown beyond its bound."""
    assert httpx.get(f"{target.served.url}/readyz", timeout=SOON).status_code == 200
    assert target.served.resident() - target.at_first < GROWTH


def _person(**members: Any) -> bytes:
    return orjson.dumps({**PERSON, **members})


def _with(raw: bytes) -> bytes:
    """A Person with one more member, written as it stands."""
    return b"{" + raw + b"," + orjson.dumps(PERSON)[1:]


BODIES: dict[str, tuple[bytes, set[int]]] = {
    "arrays in arrays": (b"[" * 1_000_000, {400}),
    "objects in objects": (b'{"a":' * 300_000, {400}),
    "closed nesting": (_with(b'"extensions":' + b"[" * 5_000 + b"]" * 5_000), {400, 422}),
    "a member twice": (_with(b'"sex":"1"'), {400}),
    "a member twice by escape": (_with(b'"s\\u0065x":"1"'), {400}),
    "a hundred thousand members": (orjson.dumps({**PERSON, **{f"m{i}": i for i in range(100_000)}}), {400, 422}),
    "invalid UTF-8": (_with(b'"note":"\xff\xfe"'), {400}),
    "UTF-16": (orjson.dumps(PERSON).decode().encode("utf-16"), {400}),
    "overlong UTF-8": (_with(b'"note":"\xc0\xaf"'), {400}),
    "half a surrogate": (_with(b'"note":"\\ud800"'), {400, 422}),
    "a null character": (_person(note="a\0b"), {400, 422}),
    "digits without end": (_with(b'"note":' + b"9" * 1_000_000), {400, 422}),
    "a huge exponent": (_with(b'"note":1e999999999'), {400, 422}),
    "a tiny exponent": (_with(b'"note":1e-999999999'), {400, 422}),
    "no number": (_with(b'"note":NaN'), {400}),
    "infinity": (_with(b'"note":-Infinity'), {400}),
    "nothing": (b"", {400}),
    "cut short": (orjson.dumps(PERSON)[:-5], {400}),
    "two documents": (orjson.dumps(PERSON) * 2, {400}),
    "an array": (b"[]", {400, 422}),
    "null": (b"null", {400, 422}),
    "a long name": (_person(names=[{"use": "legal", "text": "a" * 1_900_000}]), {422}),
    "many names": (_person(names=[{"use": "legal", "text": "a"}] * 60_000), {422}),
    "a date that nearly matches": (_person(birthDate="1980-01-1" * 100_000), {422}),
    "an address that nearly matches": (
        _person(contactPoints=[{"system": "email", "value": "a@" * 400_000 + "."}]),
        {422},
    ),
    "digits that nearly match": (_person(contactPoints=[{"system": "phone", "value": "+" + "1" * 800_000}]), {422}),
    "blanks that nearly match": (_person(names=[{"use": "legal", "text": "a" + " " * 900_000 + "b"}]), {422}),
    "identifiers that nearly match": (
        _person(identifiers=[{"system": "urn:" + "a:" * 400_000, "value": "0" * 900_000}]),
        {422},
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_soon(target: Target, name: str) -> None:
    body, expected = BODIES[name]
    answer = target.send("POST", "/v1/persons", body)
    assert answer.status_code in expected, answer.text[:500]
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < MIB
    _alive(target)


TERM = '{"op":"isNull","args":[{"property":"sex"}]}'
FILTERS = {
    "deep": '{"op":"not","args":[' * 1_000 + TERM + "]}" * 1_000,
    "deeper": '{"op":"not","args":[' * 50_000 + TERM + "]}" * 50_000,
    "wide": '{"op":"or","args":[' + ",".join([TERM] * 30_000) + "]}",
    "like": '{"op":"like","args":[{"property":"names.text"},"' + "%a" * 5_000 + '%"]}',
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_that_would_cost_much_is_refused_soon(target: Target, name: str) -> None:
    wanted = {"filter": {"language": "cql2Json", "version": "1.0", "expression": FILTERS[name]}}
    answer = target.send("POST", "/v1/persons/search", wanted)
    assert answer.status_code in (400, 422), answer.text[:500]
    _alive(target)


QUERIES = {
    "a long value": "birthDate=" + "1" * LONG,
    "many values": "&".join(["sex=1"] * 8_000),
    "a long cursor": "cursor=" + "A" * LONG,
    "many fields": "fields=" + ",".join(f"x{i}" for i in range(8_000)),
    "a limit without end": "limit=" + "9" * 5_000,
    "a limit below nothing": "limit=-1",
    "an unknown time": "validAt=" + "2026-01-01T" * 1_000,
    "half an escape": "sex=%",
    "a null character": "sex=%00",
    "invalid UTF-8": "sex=%ff%fe",
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_is_refused_soon(target: Target, name: str) -> None:
    answer = target.send("GET", f"/v1/persons?{QUERIES[name]}")
    assert 400 <= answer.status_code < 500 or (answer.status_code == 200 and not answer.json()["entries"])
    _alive(target)


_INTO_EACH_OTHER = [("add", "/y", {}), ("move", "/y/a", "/x"), ("move", "/x", "/y")]


def _steps(*steps: tuple[str, str, Any]) -> bytes:
    """A JSON Patch of operations with their path, and their value or where they take it from."""
    given = {"add": "value", "test": "value", "copy": "from", "move": "from", "remove": "unused"}
    return orjson.dumps([{"op": op, "path": path, given[op]: value} for op, path, value in steps])


def _deep(levels: int) -> Any:
    value: Any = {}
    for _ in range(levels):
        value = {"x": value}
    return value


PATCHES = {
    "many operations": (STEPS, orjson.dumps([{"op": "test", "path": "/sex", "value": "2"}] * 30_000)),
    "copies of copies": (
        STEPS,
        orjson.dumps([{"op": "copy", "from": "/names", "path": "/names/0/more"}] * 3_000),
    ),
    "a long path": (STEPS, orjson.dumps([{"op": "remove", "path": "/a" * 500_000}])),
    "a far index": (STEPS, orjson.dumps([{"op": "add", "path": f"/names/{'9' * 5_000}", "value": {}}])),
    "copies into themselves": (STEPS, _steps(("add", "/x", {}), *[("copy", "/x/a", "/x")] * 400)),
    "values inside each other": (STEPS, _steps(*(("add", "/x" * 50 * each + "/x", _deep(50)) for each in range(12)))),
    "moves into each other": (STEPS, _steps(("add", "/x", {}), *_INTO_EACH_OTHER * 300)),
    "many operations on a large value": (STEPS, _steps(("add", "/x", [[]] * 600_000), *[("test", "/sex", "2")] * 900)),
    "copies of a large value": (
        STEPS,
        _steps(("add", "/x", [[]] * 300_000), *[("copy", "/y", "/x"), ("remove", "/y", None)] * 400),
    ),
    "a deep merge": (MERGE, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "no list": (STEPS, b'{"op":"remove"}'),
}


@pytest.mark.parametrize("name", PATCHES)
def test_a_hostile_patch_is_refused_soon(target: Target, name: str) -> None:
    media, body = PATCHES[name]
    record = target.send("GET", "/v1/persons?limit=1").json()["entries"][0]["resource"]["id"]
    answer = target.send("PATCH", f"/v1/persons/{record}", body, **{"content-type": media, "if-match": "*"})
    assert 400 <= answer.status_code < 500, answer.text[:500]
    _alive(target)


@pytest.mark.parametrize("name", ["if-match", "idempotency-key", "authorization", "crm-purpose", "accept-language"])
@pytest.mark.parametrize("value", ["x" * 30_000, "\x01", '"' * 3_000, "en;q=" + "0" * 3_000, "\xff"])
def test_a_hostile_header_is_refused_or_passed_over(target: Target, name: str, value: str) -> None:
    """Headers that HTTP itself does not allow never reach the application; then the HTTP server answers, or ends."""
    connection = http.client.HTTPConnection(target.served.url.removeprefix("http://"), timeout=SOON)
    connection.putrequest("GET", "/v1/persons?limit=1")
    for key, told in {**target.headers, name: value}.items():
        connection.putheader(key, told.encode("latin-1") if "\x01" not in told else told)
    connection.endheaders()
    assert connection.getresponse().status < 500
    connection.close()
    _alive(target)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_of_a_hundred_megabytes_is_refused_before_it_is_there(target: Target, chunked: bool) -> None:
    connection = http.client.HTTPConnection(target.served.url.removeprefix("http://"), timeout=SOON)
    headers = {**target.headers, "content-type": "application/json"}
    headers |= {"transfer-encoding": "chunked"} if chunked else {"content-length": str(100 * MIB)}
    connection.putrequest("POST", "/v1/persons")
    for key, value in headers.items():
        connection.putheader(key, value)
    connection.endheaders()
    part, sent = b" " * MIB, 0
    try:
        while sent < 100:
            connection.send(b"%x\r\n%b\r\n" % (len(part), part) if chunked else part)
            sent += 1
    except OSError:
        pass  # the server has answered and hung up
    assert connection.getresponse().status == 413
    connection.close()
    _alive(target)


def test_a_compressed_body_of_a_single_write_is_refused_as_it_is(target: Target) -> None:
    packed = zlib.compress(b" " * (50 * MIB), 9, wbits=31)
    answer = target.send("POST", "/v1/persons", packed, **{"content-encoding": "gzip"})
    assert answer.status_code in (400, 415), answer.text
    _alive(target)


def test_a_compressed_import_that_unpacks_to_gigabytes_is_refused(target: Target) -> None:
    packer, bomb = zlib.compressobj(9, wbits=31), bytearray()
    for _ in range(1_000):
        bomb += packer.compress(b" " * MIB)
    bomb += packer.flush()
    headers = {"content-type": "application/x-ndjson", "content-encoding": "gzip", "prefer": "respond-async"}
    answer = target.send("POST", "/v1/bulk/imports", bytes(bomb), **headers)
    assert answer.status_code == 413, answer.text
    _alive(target)
