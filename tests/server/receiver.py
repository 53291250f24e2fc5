"""An endpoint on loopback that keeps what comes in and answers as it is told: by status, late, or by a redirect."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Answering = Callable[["Delivery", int], "Reply"]


@dataclass(frozen=True)
class Reply:
    """What an endpoint answers, after how many seconds."""

    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    body: bytes = b""


@dataclass(frozen=True)
class Delivery:
    """One request that came in, its header names lower-case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def event(self) -> Any:
        """The body, parsed."""
        return orjson.loads(self.body)

    def signed_by(self, public_key: str) -> bool:
        """Whether one of the `v1a` signatures verifies by a key `whpk_…`, as Standard Webhooks has it."""
        key = Ed25519PublicKey.from_public_bytes(b64decode(public_key.removeprefix("whpk_")))
        told = self.headers
        signed = f"{told['webhook-id']}.{told['webhook-timestamp']}.".encode() + self.body
        return any(_verifies(key, each, signed) for each in told["webhook-signature"].split(" "))


def _verifies(key: Ed25519PublicKey, signature: str, signed: bytes) -> bool:
    scheme, _, text = signature.partition(",")
    try:
        key.verify(b64decode(text), signed)
    except Exception:
        return False
    return scheme == "v1a"


@dataclass
class Receiver:
    """What came in, in its order; `answering` decides on the answer to the nth one."""

    answering: Answering
    got: list[Delivery] = field(default_factory=list)
    came: asyncio.Condition = field(default_factory=asyncio.Condition)
    url: str = ""

    async def wait_for(self, count: int, seconds: float = 15.0) -> list[Delivery]:
        """The first deliveries, once there are so many."""
        async with asyncio.timeout(seconds), self.came:
            await self.came.wait_for(lambda: len(self.got) >= count)
        return self.got[:count]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers the requests of one connection."""
        try:
            while (delivery := await _read(reader)) is not None:
                async with self.came:
                    self.got.append(delivery)
                    reply = self.answering(delivery, len(self.got))
                    self.came.notify_all()
                await asyncio.sleep(reply.after)
                writer.write(_written(reply))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Delivery | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    method, path, _ = first.split(" ")
    return Delivery(method, path, headers, body, asyncio.get_running_loop().time())


def _written(reply: Reply) -> bytes:
    headers = {"content-length": str(len(reply.body)), **reply.headers}
    lines = [f"HTTP/1.1 {reply.status} Told", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + reply.body


@asynccontextmanager
async def receiver(
    answering: Answering | None = None, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> AsyncIterator[Receiver]:
    """An endpoint that listens on a free port of loopback until the context ends."""
    made = Receiver(answering or (lambda _delivery, _count: Reply()))
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    made.url = f"{'https' if tls else 'http'}://{host}:{port}/hook"
    try:
        yield made
    finally:
        server.close()
