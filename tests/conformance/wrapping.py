"""Servers in front of a server: what comes in and goes out is changed, and no part within knows of it.

A way takes a request and what answers it, and gives an answer. Ways around an application make another
application, as a proxy in front of a system makes another system.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import orjson

Pairs = tuple[tuple[str, str], ...]
NO_BODY = (204, 304)


@dataclass(frozen=True)
class Asked:
    """A request. Header names are in lower case; `path` is without its query."""

    method: str
    path: str
    query: str
    headers: Pairs
    body: bytes

    def header(self, name: str) -> str:
        """A header; empty where there is none."""
        return next((value for each, value in self.headers if each == name), "")

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the query, in their order."""
        return parse_qsl(self.query, keep_blank_values=True)

    def asking(self, parameters: list[tuple[str, str]]) -> Asked:
        """The request with another query."""
        return replace(self, query=urlencode(parameters))

    @property
    def document(self) -> dict[str, Any]:
        """The body as a JSON object; empty where it is none."""
        return _object(self.body)


@dataclass(frozen=True)
class Told:
    """An answer. `piece` is the length of the parts in which the body is sent; 0 sends it whole."""

    status: int
    headers: Pairs = ()
    body: bytes = b""
    piece: int = 0

    def header(self, name: str) -> str:
        """A header; empty where there is none."""
        return next((value for each, value in self.headers if each.lower() == name), "")

    def having(self, **headers: str) -> Told:
        """The answer with headers replaced or added; an underscore in a name stands for a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kept = tuple(pair for pair in self.headers if pair[0] not in named)
        return replace(self, headers=(*kept, *named.items()))

    def lacking(self, *names: str) -> Told:
        """The answer without some headers."""
        return replace(self, headers=tuple(pair for pair in self.headers if pair[0] not in names))

    @property
    def is_json(self) -> bool:
        """Whether the body is one JSON text."""
        return self.header("content-type").partition(";")[0].endswith(("/json", "+json")) and bool(self.body)

    @property
    def document(self) -> dict[str, Any]:
        """The body as a JSON object; empty where it is none."""
        return _object(self.body) if self.is_json else {}

    def saying(self, document: Any) -> Told:
        """The answer with another JSON body."""
        return replace(self, body=orjson.dumps(document))


Next = Callable[[Asked], Awaitable[Told]]
Way = Callable[[Asked, Next], Awaitable[Told]]


def around(app: Any, *ways: Way) -> Any:
    """An application with ways around it; the first of them meets a request first."""

    async def called(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        answer = _inside(app, scope)
        for way in reversed(ways):
            answer = _behind(way, answer)
        await _send(send, scope["method"], await answer(await _asked(scope, receive)))

    return called


def _behind(way: Way, inner: Next) -> Next:
    return lambda asked: way(asked, inner)


def _inside(app: Any, scope: Any) -> Next:
    """What the application answers to a request, whole."""

    async def answer(asked: Asked) -> Told:
        waiting = [{"type": "http.request", "body": asked.body, "more_body": False}]
        status, body = 500, bytearray()
        headers: Pairs = ()

        async def receive() -> Any:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = tuple((n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in message["headers"])
            else:
                body.extend(message.get("body", b""))

        await app({**scope, **_target(asked)}, receive, send)
        return Told(status, headers, bytes(body))

    return answer


def _target(asked: Asked) -> dict[str, Any]:
    headers = [pair for pair in asked.headers if pair[0] != "content-length"]
    length = [("content-length", str(len(asked.body)))] if asked.body else []
    return {
        "method": asked.method,
        "path": asked.path,
        "raw_path": asked.path.encode("latin-1"),
        "query_string": asked.query.encode("latin-1"),
        "headers": [(n.encode("latin-1"), v.encode("latin-1")) for n, v in (*headers, *length)],
    }


async def _asked(scope: Any, receive: Any) -> Asked:
    body, more = bytearray(), True
    while more:
        message = await receive()
        body.extend(message.get("body", b""))
        more = message.get("more_body", False)
    raw = scope.get("raw_path") or scope["path"].encode()
    headers = tuple((n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in scope["headers"])
    path = raw.partition(b"?")[0].decode("latin-1")
    return Asked(scope["method"], path, scope["query_string"].decode("latin-1"), headers, bytes(body))


async def _send(send: Any, method: str, told: Told) -> None:
    headers = [pair for pair in told.headers if pair[0].lower() != "content-length"]
    if not told.piece and told.status not in NO_BODY and method != "HEAD":
        headers.append(("content-length", str(len(told.body))))
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": told.status, "headers": raw})
    step = told.piece or len(told.body) or 1
    for at in range(0, len(told.body), step):
        await send({"type": "http.response.body", "body": told.body[at : at + step], "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def incoming(change: Callable[[Asked], Asked]) -> Way:
    """Lets a function change each request."""

    async def way(asked: Asked, answer: Next) -> Told:
        return await answer(change(asked))

    return way


def outgoing(change: Callable[[Asked, Told], Told]) -> Way:
    """Lets a function change each answer, with its request in sight."""

    async def way(asked: Asked, answer: Next) -> Told:
        return change(asked, await answer(asked))

    return way


def bodies(change: Callable[[Any], bytes]) -> Way:
    """Lets a function write the value of each JSON body anew; signed answers are left as they were signed."""

    def changed(asked: Asked, told: Told) -> Told:
        if not told.is_json or asked.header("accept-signature"):
            return told
        return replace(told, body=change(orjson.loads(told.body)))

    return outgoing(changed)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
