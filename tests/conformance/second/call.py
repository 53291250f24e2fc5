"""One request on its way: who asks, for which resource, with which parameters and body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from crmstandard.findings import finding
from crmstandard.reading import parse
from tests.conformance.second.problems import Problem
from tests.conformance.second.store import Record, Store
from tests.conformance.second.tokens import Caller, Client
from tests.conformance.second.wire import JSON, Document, moment

LARGEST_BODY = 300_000
TAG = re.compile(r'(W/)?"[^"]*"')


@dataclass
class Memory:
    """What the system keeps of one tenant from request to request."""

    store: Store = field(default_factory=Store)
    cursors: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    keys: dict[tuple[str, str], Any] = field(default_factory=dict)


@dataclass
class Call:
    """A request of a client for a resource."""

    memory: Memory
    request: Request
    resource: str
    caller: Caller
    raw: bytes = b""

    @property
    def client(self) -> Client:
        return self.caller.client

    @property
    def store(self) -> Store:
        return self.memory.store

    @property
    def id(self) -> str:
        return str(self.request.path_params["id"])

    @cached_property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(self.request.scope["query_string"].decode("latin-1"), keep_blank_values=True)

    def parameters(self, *known: str) -> dict[str, str]:
        """The parameters of an operation by name, each once; raises Problem for any other."""
        made: dict[str, str] = {}
        for name, value in self.query:
            if name not in known or name in made:
                raise wrong_parameter("API-099", name, allowed=", ".join(known))
            made[name] = value
        return made

    def header(self, name: str) -> str | None:
        return self.request.headers.get(name)

    async def body(self, *media: str) -> bytes:
        """The body, of one of these media types and not too long; raises Problem."""
        if (self.header("content-type") or "").partition(";")[0].strip().lower() not in media:
            raise Problem("media", ", ".join(media))
        raw = bytearray()
        async for part in self.request.stream():
            raw += part
            if len(raw) > LARGEST_BODY:
                raise Problem("heavy", str(LARGEST_BODY))
        self.raw = bytes(raw)
        return self.raw

    async def document(self, *media: str) -> Document:
        """The JSON object of the body; raises Problem."""
        document, faults = parse(await self.body(*(media or (JSON,))))
        if faults:
            raise Problem("unreadable", errors=faults)
        if not isinstance(document, dict):
            raise Problem("content", errors=[finding("GEN-008", "", keyword="type", found=type(document).__name__)])
        return document

    def record(self) -> Record:
        """The record of the path, which may be deleted; raises Problem where there never was one."""
        found = self.store.get(self.resource, self.id)
        if found is None:
            raise Problem("nothing")
        return found


def names(header: str | None, etag: str, *, weakly: bool = False) -> bool:
    """Whether a condition names an ETag: as it is, or by the weak comparison of RFC 9110; a star names any."""
    found = [each.group() for each in TAG.finditer(header or "")]
    return (header or "").strip() == "*" or etag in ([each.removeprefix("W/") for each in found] if weakly else found)


def time_of(parameters: dict[str, str], name: str, *, day: bool = True) -> int | None:
    """A time that a parameter gives; raises Problem."""
    text = parameters.get(name)
    try:
        return None if text is None else moment(text if day or "T" in text else "")
    except ValueError:
        raise wrong_parameter("API-102", name, expected="RFC 3339") from None


def wrong_parameter(identifier: str, name: str, **params: Any) -> Problem:
    """The refusal of a parameter, which it names."""
    told = finding(identifier, "", parameter=name[:64], field=name[:64], **params)
    words = {lang: f"{name[:64]}: {told.text(lang)}" for lang in ("en", "zh")}
    return Problem("query", words, errors=[told], parameter=name[:64])
