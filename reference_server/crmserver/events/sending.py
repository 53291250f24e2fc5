"""One attempt to send one event: a connection to a checked address, no redirect, little read, not long waited."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import httpcore

from crmserver.events.addresses import Unresolved, WrongEndpoint, endpoint_of

if TYPE_CHECKING:
    from crmserver.server import Server

ENOUGH = 16 * 1024  # bytes of an answer that are read, so that its connection can be used again
TRIED = 3  # addresses of one host
IDLE = 20.0  # seconds that a connection is kept


class Inside(httpcore.ConnectError):
    """The endpoint leads to an address that events do not go to."""


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt went: the status of the answer, or why there was none; how long the endpoint asks to wait."""

    status: int | None = None
    reason: str = ""
    wait: float | None = None

    @property
    def taken(self) -> bool:
        """Whether the endpoint took the event."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def words(self) -> str:
        """The outcome for the record of dead letters."""
        return f"answered {self.status}" if self.status is not None else self.reason


class Checked(httpcore.AsyncNetworkBackend):
    """Opens connections only to addresses that were checked just before, by address and not by name."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._below = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to a host; raises Inside where one of its addresses is not permitted."""
        found = await self._server.addresses_of(host.strip("[]"))
        if not found or not all(self._server.permits(self._server.settings, each) for each in found):
            raise Inside(host)
        failure: Exception = Inside(host)
        for address in found[:TRIED]:
            try:
                return await self._below.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


@asynccontextmanager
async def connections(server: Server) -> AsyncIterator[httpcore.AsyncConnectionPool]:
    """The connections of the deliveries of one process; certificates are checked by the name of the host."""
    context = ssl.create_default_context(cafile=server.settings.callback_ca or None)
    pool = httpcore.AsyncConnectionPool(
        ssl_context=context,
        max_connections=None,
        max_keepalive_connections=server.pace.at_once,
        keepalive_expiry=IDLE,
        network_backend=Checked(server),
    )
    async with pool:
        yield pool


async def post(
    server: Server, pool: httpcore.AsyncConnectionPool, endpoint: str, headers: dict[str, str], body: bytes
) -> Result:
    """Sends one event; whatever goes wrong is an outcome, nothing is raised."""
    try:
        endpoint_of(endpoint, plain_http=server.settings.callback_plain_http)
        async with asyncio.timeout(server.pace.whole):
            return await _sent(server, pool, endpoint, headers, body)
    except TimeoutError:
        return Result(reason="timeout")
    except Unresolved:
        return Result(reason="name has no address")
    except (Inside, WrongEndpoint):
        return Result(reason="address not allowed")
    except (httpcore.ConnectError, httpcore.ConnectTimeout):
        return Result(reason="no connection")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, ValueError, OSError):
        return Result(reason="no answer")


async def _sent(
    server: Server, pool: httpcore.AsyncConnectionPool, endpoint: str, headers: dict[str, str], body: bytes
) -> Result:
    whole = server.pace.whole
    limits = {"connect": server.pace.connect, "read": whole, "write": whole, "pool": whole}
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    async with pool.stream("POST", endpoint, headers=sent, content=body, extensions={"timeout": limits}) as answer:
        outcome = Result(answer.status, wait=_asked(answer.headers))
        await _drain(answer)
        return outcome


async def _drain(answer: httpcore.Response) -> None:
    """Reads what little there may be, so that the connection can serve again; more of it, or late, ends it."""
    size = 0
    try:
        async with asyncio.timeout(1.0):
            async for part in answer.aiter_stream():
                size += len(part)
                if size > ENOUGH:
                    return
    except (TimeoutError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
        return


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> float | None:
    """The seconds that Retry-After asks for, as a number or as a date."""
    text = next((value.decode("latin-1").strip() for name, value in headers if name.lower() == b"retry-after"), "")
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max((parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
