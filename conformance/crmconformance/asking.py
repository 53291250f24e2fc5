"""What a check asks of a system and what it gets back: plain values with a JSON form, so that they can be replayed."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import orjson

from crmconformance.saying import by_numbers, say

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
PROBLEM = "application/problem+json"
MAIN = "main"
ELSEWHERE = "otherTenant"
IMPORTS = "/v1/bulk/imports"
NO_ANSWER = 0


@dataclass(frozen=True, slots=True)
class Filler:
    """A body of one text many times over, behind a head of its own, for bodies too long to be kept."""

    text: str
    times: int
    head: str = ""

    def raw(self) -> bytes:
        """The body itself."""
        return self.head.encode() + self.text.encode() * self.times


Body = bytes | Filler | None


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `client` names the role whose token goes with it, None sends none.

    `scopes` asks for a token with no other scopes; `token` names a way in which the token is made wrong
    (see `crmconformance.tokens`). `measures` name facts that are taken of the answer before it is masked.
    Who is `patient` asks again where the answer is 429, or 503 with the time at which to come back.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body = None
    client: str | None = MAIN
    scopes: tuple[str, ...] | None = None
    token: str = ""
    measures: tuple[str, ...] = ()
    patient: bool = True

    def record(self) -> dict[str, Any]:
        """The JSON form, without what is as usual."""
        made: dict[str, Any] = {"method": self.method, "path": self.path}
        made |= {"headers": dict(self.headers)} if self.headers else {}
        made |= {"body": written(self.body)} if self.body is not None else {}
        made |= {"client": self.client} if self.client != MAIN else {}
        made |= {"scopes": list(self.scopes)} if self.scopes is not None else {}
        made |= {"token": self.token} if self.token else {}
        made |= {} if self.patient else {"patient": False}
        return made | ({"measures": list(self.measures)} if self.measures else {})


def written(body: Body) -> Any:
    """A body as JSON: text where it is UTF-8, base64 where it is not, a recipe where it is long."""
    if isinstance(body, Filler):
        return {"text": body.text, "times": body.times} | ({"head": body.head} if body.head else {})
    raw = body or b""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode()}


def read_back(form: Any) -> bytes:
    """The bytes of a recorded body of an answer."""
    return form.encode() if isinstance(form, str) else base64.b64decode(form["base64"])


@dataclass(frozen=True)
class Answer:
    """What came back: status 0 and a `trouble` where nothing did. Header names are in lower case.

    `facts` are the measures that were asked for; `milliseconds` is the time until the last byte;
    `number` counts the exchanges of one trial; `masked` says that values were replaced before anybody saw them,
    and `digest` is then the SHA-256 of the body as it came.
    """

    ask: Ask
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    milliseconds: float = 0.0
    trouble: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0
    masked: bool = False
    digest: str = ""

    def header(self, name: str) -> str | None:
        """The value of a header; several are joined by commas."""
        found = [value for each, value in self.headers if each == name]
        return ", ".join(found) if found else None

    @cached_property
    def json(self) -> Any:
        """The body as JSON; None where it is none."""
        try:
            return orjson.loads(self.body)
        except ValueError:
            return None

    @property
    def document(self) -> dict[str, Any]:
        """The body as a JSON object; empty where it is none."""
        return self.json if isinstance(self.json, dict) else {}

    @property
    def etag(self) -> str:
        """The ETag, empty where there is none."""
        return self.header("etag") or ""

    @property
    def media(self) -> str:
        """The media type without its parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def shown(self) -> str:
        """What was observed, in a few characters: the status, or why there is no answer."""
        return str(self.status) if self.status else say("no answer ({})", by_numbers(self.trouble))

    def record(self) -> dict[str, Any]:
        """The JSON form, without what is as usual."""
        made: dict[str, Any] = {"status": self.status, "milliseconds": round(self.milliseconds, 2)}
        made |= {"headers": [list(each) for each in self.headers]} if self.headers else {}
        made |= {"body": written(self.body)} if self.body else {}
        made |= {"trouble": self.trouble} if self.trouble else {}
        made |= {"facts": dict(self.facts)} if self.facts else {}
        made |= {"digest": self.digest} if self.digest else {}
        return made | ({"masked": True} if self.masked else {})


def answer_of(ask: Ask, form: Mapping[str, Any], number: int) -> Answer:
    """An answer from its JSON form."""
    return Answer(
        ask=ask,
        status=form["status"],
        headers=tuple((name, value) for name, value in form.get("headers", ())),
        body=read_back(form["body"]) if "body" in form else b"",
        milliseconds=form["milliseconds"],
        trouble=form.get("trouble", ""),
        facts=form.get("facts", {}),
        number=number,
        masked=form.get("masked", False),
        digest=form.get("digest", ""),
    )


def get(path: str, **more: Any) -> Ask:
    """A GET; `headers`, `client` and the other members of Ask by name."""
    return Ask("GET", path, **more)


def send(method: str, path: str, document: Any, *, media: str = JSON, **more: Any) -> Ask:
    """A request with a body: JSON of a value, or bytes (or a Filler) as they are."""
    body = document if isinstance(document, (bytes, Filler)) else orjson.dumps(document)
    headers = {"content-type": media, **more.pop("headers", {})}
    return Ask(method, path, headers={name: value for name, value in headers.items() if value}, body=body, **more)


def post(path: str, document: Any, **more: Any) -> Ask:
    """A POST of JSON."""
    return send("POST", path, document, **more)


def put(path: str, document: Any, etag: str | None, **more: Any) -> Ask:
    """A PUT of JSON over the version of an ETag; None sends no If-Match."""
    return send("PUT", path, document, **_over(etag, more))


def patch(path: str, changes: Any, etag: str | None, *, media: str = MERGE_PATCH, **more: Any) -> Ask:
    """A PATCH over the version of an ETag; None sends no If-Match."""
    return send("PATCH", path, changes, media=media, **_over(etag, more))


def delete(path: str, etag: str | None, **more: Any) -> Ask:
    """A DELETE of the version of an ETag; None sends no If-Match."""
    return Ask("DELETE", path, **_over(etag, more))


def _over(etag: str | None, more: dict[str, Any]) -> dict[str, Any]:
    headers = {**({"if-match": etag} if etag is not None else {}), **more.pop("headers", {})}
    return {**more, "headers": headers}


def rows_sent(body: bytes) -> Iterator[tuple[str, str]]:
    """Resource and id of each row of an import that has both."""
    for line in body.split(b"\n"):
        try:
            row = orjson.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get("resourceType"), str) and isinstance(row.get("id"), str):
            yield row["resourceType"], row["id"]
