"""The suite's own endpoint: keeps what comes in by path, and answers as the path says.

`/WORD/204` answers 204, `/WORD/500` answers 500, `/WORD/302` redirects to `/WORD/302/moved`, and `/WORD/slow`
answers only after a while. So an endpoint needs no state, and a script knows what happened by what came.
Files that a script serves are answered with 200 wherever they were put.
"""

from __future__ import annotations

import asyncio
import base64
import ssl
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from crmconformance.asking import read_back, written

SUBSCRIPTIONS = "/v1/subscriptions"
SLOW = 12.0  # seconds
LARGEST = 4 * 1024 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")
KEY, SCHEME = "whpk_", "v1a"


@dataclass(frozen=True)
class Delivery:
    """One request that came in; `at` is in seconds since 1970, `foreign` says that its record is not the suite's."""

    path: str
    at: float
    headers: tuple[tuple[str, str], ...]
    body: bytes
    foreign: bool = False

    def header(self, name: str) -> str:
        """The value of a header; empty where there is none."""
        return next((value for each, value in self.headers if each == name), "")

    @property
    def event(self) -> dict[str, Any]:
        """The body as a JSON object; empty where it is none."""
        try:
            found = orjson.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def schemes(self) -> list[str]:
        """The schemes of its signatures."""
        return [each.partition(",")[0] for each in self.header("webhook-signature").split()]

    def signed_by(self, key: str) -> bool:
        """Whether one of its signatures verifies by a public key, as Standard Webhooks has it."""
        signed = f"{self.header('webhook-id')}.{self.header('webhook-timestamp')}.".encode() + self.body
        try:
            verifier = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.removeprefix(KEY), validate=True))
        except ValueError:
            return False
        return any(_verifies(verifier, each, signed) for each in self.header("webhook-signature").split())

    def record(self) -> dict[str, Any]:
        """The JSON form; of a record that the suite did not make only that it came."""
        made: dict[str, Any] = {"path": self.path, "at": self.at}
        if self.foreign:
            return made | {"foreign": True}
        return made | {"headers": [list(each) for each in self.headers], "body": written(self.body)}


def delivery_of(form: Mapping[str, Any]) -> Delivery:
    """A delivery from its JSON form."""
    headers = tuple((name, value) for name, value in form.get("headers", ()))
    body = read_back(form["body"]) if "body" in form else b""
    return Delivery(form["path"], form["at"], headers, body, bool(form.get("foreign")))


def _verifies(key: Ed25519PublicKey, signature: str, signed: bytes) -> bool:
    scheme, _, text = signature.partition(",")
    try:
        key.verify(base64.b64decode(text), signed)
    except (InvalidSignature, ValueError):
        return False
    return scheme == SCHEME


@dataclass
class Receiver:
    """What came in, by path, and the files that are there to be fetched."""

    got: dict[str, list[Delivery]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, bytes] = field(default_factory=dict)
    came: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def wait_for(self, path: str, count: int, seconds: float, own: set[tuple[str, str]]) -> list[Delivery]:
        """The first deliveries to a path, once there are so many or the time is up."""
        try:
            async with asyncio.timeout(seconds), self.came:
                await self.came.wait_for(lambda: len(self.got[path]) >= count)
        except TimeoutError:
            pass
        return [replace(each, foreign=_subject(each) not in own) for each in self.got[path][:count]]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one request of a connection, and ends that."""
        try:
            delivery = await _read(reader, writer)
            async with self.came:
                self.got[delivery.path].append(delivery)
                self.came.notify_all()
            way = delivery.path.rpartition("/")[2]
            if way == "slow":
                await asyncio.sleep(SLOW)
            file = self.files.get(delivery.path)
            status = 200 if file is not None else int(way) if way.isdigit() else 204
            writer.write(_answer(delivery.path, status, file or b""))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass
        except asyncio.CancelledError:
            pass  # the run is over while somebody waits for a slow answer: there is nothing to tell anybody
        finally:
            writer.close()


def _subject(delivery: Delivery) -> tuple[str, str]:
    """Resource and id of the record that an event is about; of a deletion no more is known than the id."""
    data = delivery.event.get("data")
    return (str(data.get("resourceType")), str(data.get("id"))) if isinstance(data, dict) else ("", "")


def _answer(path: str, status: int, body: bytes) -> bytes:
    moved = f"location: {path}/moved\r\n" if 300 <= status < 400 else ""
    head = f"HTTP/1.1 {status} Answered\r\n{moved}content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    return head.encode() + body


async def _read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Delivery:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    pairs = [line.partition(":") for line in lines]
    headers = tuple((name.strip().lower(), value.strip()) for name, _, value in pairs)
    told = dict(headers)
    if told.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    chunked = told.get("transfer-encoding", "").lower() == "chunked"
    body = await (_chunks(reader) if chunked else _whole(reader, int(told.get("content-length", "0"))))
    return Delivery(first.split(" ")[1].partition("?")[0], round(time.time(), 3), headers, body)


async def _whole(reader: asyncio.StreamReader, length: int) -> bytes:
    if not 0 <= length <= LARGEST:
        raise ValueError(length)
    return await reader.readexactly(length)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    """A body in chunks by RFC 9112; the fields behind the last of them say nothing that is needed."""
    body = bytearray()
    while size := int((await reader.readuntil(b"\n")).partition(b";")[0], 16):
        body += await _whole(reader, size if len(body) + size <= LARGEST else -1)
        await reader.readuntil(b"\n")
    while (await reader.readuntil(b"\n")).strip():
        pass
    return bytes(body)


@asynccontextmanager
async def receiving(callback: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[Receiver | None]:
    """An endpoint at the port of the callback for as long as the context lasts; none where there is no callback.

    With `tls` it speaks TLS, otherwise plain HTTP.
    """
    if not callback:
        yield None
        return
    parts, receiver = urlsplit(callback), Receiver()
    host = parts.hostname if parts.hostname in LOOPBACK else None
    port = parts.port or (443 if parts.scheme == "https" else 80)
    server = await asyncio.start_server(receiver.serve, host, port, ssl=tls)
    try:
        yield receiver
    finally:
        server.close()
