"""A load of HTTP requests over kept connections, as cheap for the client as can be; run in a process of its own.

Reads a plan as JSON from standard input, writes the figures as JSON to standard output.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

END = b"\r\n\r\n"


class Client(asyncio.Protocol):
    """One connection that sends the next request as soon as an answer is complete."""

    def __init__(self, requests: Iterator[tuple[str, bytes]], figures: Figures, done: asyncio.Future[None]) -> None:
        self._requests, self._figures, self._done = requests, figures, done
        self._buffer = b""
        self._kind, self._sent = "", 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head = self._buffer.find(END)
        if head < 0:
            return
        size = _length(self._buffer[:head])
        if len(self._buffer) < head + len(END) + size:
            return
        self._figures.add(self._kind, int(self._buffer[9:12]), time.perf_counter() - self._sent)
        self._buffer = self._buffer[head + len(END) + size :]
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(error or ConnectionResetError())

    def _next(self) -> None:
        following = next(self._requests, None)
        if following is None:
            if not self._done.done():
                self._done.set_result(None)
            self._transport.close()
            return
        self._kind, raw = following
        self._sent = time.perf_counter()
        self._transport.write(raw)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


class Figures:
    """Latencies by kind of request, and statuses."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}
        self.statuses: dict[str, int] = {}

    def add(self, kind: str, status: int, seconds: float) -> None:
        self.seconds.setdefault(kind, []).append(seconds)
        self.statuses[f"{kind} {status}"] = self.statuses.get(f"{kind} {status}", 0) + 1

    def summary(self, wall: float) -> dict[str, Any]:
        made: dict[str, Any] = {
            "perSecond": round(sum(map(len, self.seconds.values())) / wall, 1),
            "statuses": self.statuses,
        }
        for kind, times in self.seconds.items():
            hundredths = statistics.quantiles(times, n=100)
            made[kind] = {"p50ms": round(hundredths[49] * 1000, 3), "p99ms": round(hundredths[98] * 1000, 3)}
        return made


def raw_request(each: dict[str, Any], port: int) -> bytes:
    """The bytes of a request."""
    body = each.get("body", "").encode()
    headers = {"host": f"127.0.0.1:{port}", **each.get("headers", {})}
    if body:
        headers |= {"content-type": "application/json", "content-length": str(len(body))}
    lines = [f"{each['method']} {each['path']} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + END + body


async def run(plan: dict[str, Any]) -> dict[str, Any]:
    """Sends every request of a plan over its connections."""
    requests = iter([(each["kind"], raw_request(each, plan["port"])) for each in plan["requests"]])
    figures, loop = Figures(), asyncio.get_running_loop()
    started = time.perf_counter()
    waiting = []
    for _ in range(plan["connections"]):
        done: asyncio.Future[None] = loop.create_future()
        waiting.append(done)
        await loop.create_connection(lambda done=done: Client(requests, figures, done), "127.0.0.1", plan["port"])  # type: ignore[misc]
    await asyncio.gather(*waiting)
    return figures.summary(time.perf_counter() - started)


def main() -> None:
    """Runs the plan on standard input."""
    import uvloop

    print(json.dumps(uvloop.run(run(json.load(sys.stdin)))))


if __name__ == "__main__":
    main()
