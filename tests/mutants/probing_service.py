"""What a client sees of limits and figures: too many requests in a minute, the metrics, the time of an answer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx

from crmserver.store.values import micros
from tests.server.running import Running

Probe = tuple[str, httpx.Response]
HASTY = {"client": "hasty"}
ALLOWED, MINUTE = 2, micros("2026-03-01T12:00:00Z") / 1_000_000
DURATION = re.compile(r"dur=([0-9.]+)")
LONG = 60_000  # milliseconds that no answer takes


async def service(server: Running) -> AsyncIterator[Probe]:
    """Requests up to the limit of a minute and beyond, then the figures."""
    limiter = server.server.limiter
    limiter._limit, usual = ALLOWED, limiter._limit
    limiter._now, clock = (lambda: MINUTE), limiter._now
    for number in range(1, ALLOWED + 3):
        answer = await server.call("GET", "/v1/persons?limit=1", caller=HASTY)
        yield f"request {number} of a minute", httpx.Response(answer.status_code, headers=_waiting(answer))
    limiter._limit, limiter._now = usual, clock
    for _ in range(3):
        answer = await server.call("GET", "/v1/persons?sort=id")
    yield "timing", httpx.Response(answer.status_code, json=_timing(answer.headers.get("server-timing", "")))
    answer = await server.call("GET", "/metrics", caller={"scopes": ["admin"]})
    kind = {"content-type": answer.headers["content-type"]}
    yield "metrics", httpx.Response(answer.status_code, headers=kind, content=answer.content[:1])


def _waiting(answer: httpx.Response) -> dict[str, str]:
    return {name: answer.headers[name] for name in ("retry-after",) if name in answer.headers}


def _timing(header: str) -> dict[str, object]:
    found = DURATION.search(header)
    return {"metric": header.partition(";")[0], "sensible": found is not None and float(found.group(1)) < LONG}
