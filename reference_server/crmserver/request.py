"""A request and its answer, as handlers see them: no framework in sight."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson

from crmserver.auth.caller import Caller
from crmserver.refusals import UNSAID, Refusal
from crmserver.routing import Route

JSON = "application/json"
PROBLEM = "application/problem+json"
MEDIA_TYPE = re.compile(r"(application|audio|font|image|message|model|multipart|text|video)/[a-z.+-]{1,48}")


@dataclass(slots=True)
class Request:
    """One request: what was asked, of which operation, by whom; `body` is read before the handler runs.

    `denied` says that the trail holds already that it is not allowed; `grant` is the access grant, if any, by which
    it first came to see something.
    """

    method: str
    path: str
    query_text: str
    headers: Mapping[str, str]
    id: str
    lang: str = "en"
    route: Route | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    stream: AsyncIterator[bytes] | None = None
    caller: Caller | None = None
    purpose: str | None = None
    trace: str | None = None
    denied: bool = False
    grant: Mapping[str, Any] | None = None

    @property
    def operation(self) -> Mapping[str, Any]:
        """What spec/operations.yaml says of the operation."""
        return self.matched.operation

    @property
    def matched(self) -> Route:
        """The route; there is one once the request has been routed."""
        if self.route is None:
            raise LookupError(self.path)
        return self.route

    @property
    def known(self) -> Caller:
        """The caller; there is one once the token has been checked."""
        if self.caller is None:
            raise LookupError("caller")
        return self.caller

    @property
    def resource(self) -> str:
        """The resource that the operation is about."""
        return str(self.operation["resource"])

    @property
    def media(self) -> str:
        """Media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def media_told(self) -> str:
        """The media type of the body as a message may say it again: where it is one."""
        return self.media if MEDIA_TYPE.fullmatch(self.media) else UNSAID

    def parameter(self, name: str) -> str | None:
        """The value of a query parameter that may stand once."""
        return next((value for key, value in self.query if key == name), None)


def query_of(text: str) -> tuple[tuple[str, str], ...]:
    """The parameters of a query in their order; raises ValueError for more than a thousand, broken escapes and NUL."""
    found = tuple(parse_qsl(text, keep_blank_values=True, max_num_fields=1000, errors="strict"))
    if any("\0" in value for _, value in found):  # which no text of PostgreSQL can hold
        raise ValueError("a null character")
    return found


@dataclass(slots=True)
class Answer:
    """An answer: status, headers by name, body or the parts of a long one."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    parts: AsyncIterator[bytes] | None = None


def json_answer(status: int, document: Any, headers: Mapping[str, str] | None = None, media: str = JSON) -> Answer:
    """An answer with a JSON body; bytes are taken as JSON already."""
    body = document if isinstance(document, bytes) else orjson.dumps(document)
    return Answer(status, {"content-type": media, **(headers or {})}, body)


def refused(refusal: Refusal, request: Request) -> Answer:
    """The problem document of a refusal."""
    headers: Mapping[str, str] = {"content-type": PROBLEM, "content-language": request.lang, **refusal.headers}
    return Answer(refusal.kind.status, dict(headers), orjson.dumps(refusal.problem(request.lang, request.id)))
