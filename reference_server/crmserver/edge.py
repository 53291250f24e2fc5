"""Where HTTP ends and the standard begins: a request is made of what came in, an answer sent as it is.

Plain ASGI below the application: one table finds the operation among five hundred, and nothing is
parsed that no handler asks for.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

from crmserver.evidence import ASKED
from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server, carried_out
from crmserver.steady import TooSlow, steady
from crmserver.store.pipeline import CURRENT_TRACE

Message = MutableMapping[str, Any]
log = logging.getLogger("crmserver.requests")
TRACE = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
SAFE = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
)


class Edge:
    """The ASGI application of the standard's paths."""

    def __init__(self, server: Server) -> None:
        self.server = server

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Answers one request."""
        started = time.perf_counter()
        request = request_of(scope, receive, self.server.settings.body_seconds)
        traces = self.server.traces
        span = traces.begin(request) if traces else None
        CURRENT_TRACE.set(request.trace)
        self.server.figures.flying.inc()
        try:
            answer = await carried_out(self.server, request)
        finally:
            self.server.figures.flying.dec()
        self._finish(request, answer)
        seconds = time.perf_counter() - started
        await send_answer(send, request, answer, self.server.timing(seconds))
        operation = request.route.operation["id"] if request.route else "none"
        self.server.figures.observe(operation, answer.status, seconds)
        if traces and span:
            traces.end(span, request, operation, answer.status)
        log.info("%s %s %d %.1fms", request.id, operation, answer.status, round(seconds * 1000, 1))

    def _finish(self, request: Request, answer: Answer) -> None:
        """Adds the headers that follow from the operation and from what the client asked for."""
        if request.route is not None:
            answer.headers |= request.route.notices
        if ASKED in request.headers:
            self.server.evidence.sign(request, answer)


def request_of(scope: Message, receive: Any, seconds: float) -> Request:
    """The request in an ASGI scope; header names are lower-case, repeated ones joined by commas.

    `seconds` is how long its body may keep the server waiting, as `steady` has it.
    """
    headers: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name, text = raw.decode("latin-1"), value.decode("latin-1")
        headers[name] = f"{headers[name]},{text}" if name in headers else text
    raw_path = scope.get("raw_path") or scope["path"].encode()
    trace = headers.get("traceparent", "")
    return Request(
        method="GET" if scope["method"] == "HEAD" else scope["method"],
        path=raw_path.partition(b"?")[0].decode("latin-1"),
        query_text=scope["query_string"].decode("latin-1"),
        headers=headers,
        id=secrets.token_hex(8),
        lang=language(headers.get("accept-language", "")),
        stream=body(receive, seconds),
        trace=trace if TRACE.fullmatch(trace) else None,
    )


def language(header: str) -> str:
    """The language of messages: Chinese where Accept-Language prefers it, else English."""
    best, weight = "en", 0.0
    for part in header.split(",")[:20]:
        tag, _, quality = part.strip().partition(";")
        name = tag.partition("-")[0].lower()
        given = _weight(quality)
        if name in ("en", "zh", "*") and given > weight:
            best, weight = ("zh" if name == "zh" else "en"), given
    return best


def _weight(quality: str) -> float:
    text = quality.strip().removeprefix("q=")
    if not text:
        return 1.0
    return float(text) if re.fullmatch(r"[01](\.[0-9]{0,3})?", text) else 0.0


async def body(receive: Any, seconds: float) -> AsyncIterator[bytes]:
    """The parts of the body as they come in; raises Refusal where they do not come in time."""
    try:
        async for part in steady(_parts(receive), seconds):
            yield part
    except TooSlow:  # the rest may still come, so nothing else can be asked on this connection
        raise Refusal("too-slow", headers={"connection": "close"}) from None


async def _parts(receive: Any) -> AsyncIterator[bytes]:
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionResetError
        if message.get("body"):
            yield message["body"]
        if not message.get("more_body"):
            return


async def send_answer(send: Any, request: Request, answer: Answer, timing: str) -> None:
    """Sends an answer with the headers that all have."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers.items()]
    headers += SAFE
    headers.append((b"server-timing", timing.encode()))
    headers.append((b"x-request-id", request.id.encode()))
    if answer.parts is None and answer.status not in (204, 304):
        headers.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.parts is not None:
        async for part in answer.parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    else:
        await send({"type": "http.response.body", "body": answer.body})
