"""More answers that are odd and right: other spellings, other statuses, other hosts, other ways to carry a body."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import orjson

from tests.conformance.wrapping import Asked, Next, Told

ACCEPTED, NO_CONTENT = 202, 204
INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z")
TARGET = re.compile(r"<([^>]*)>")


def _signed(asked: Asked) -> bool:
    return bool(asked.header("accept-signature"))


class OtherTimes:
    """meta.recordedAt and the times of jobs end in +00:00 and not in Z, with six digits; what comes back is known."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    async def way(self, asked: Asked, answer: Next) -> Told:
        """The way around a server."""
        body = asked.document
        if isinstance(body.get("meta"), dict) and body["meta"].get("recordedAt") in self.known:
            meta = {**body["meta"], "recordedAt": self.known[body["meta"]["recordedAt"]]}
            asked = replace(asked, body=orjson.dumps({**body, "meta": meta}))
        told = await answer(asked)
        if _signed(asked) or not told.is_json or asked.path == "/v1/audit-events":
            return told
        jobs = ("transactionTime", "expiresAt") if asked.path.startswith("/v1/bulk/") else ()
        return told.saying(self._spelled(orjson.loads(told.body), jobs))

    def _spelled(self, value: Any, own: tuple[str, ...] = ()) -> Any:
        if isinstance(value, dict):
            inner = {key: ("recordedAt",) if key == "meta" else () for key in value}
            return {n: self._time(v) if n in own else self._spelled(v, inner[n]) for n, v in value.items()}
        return [self._spelled(each) for each in value] if isinstance(value, list) else value

    def _time(self, text: Any) -> Any:
        found = INSTANT.fullmatch(text) if isinstance(text, str) else None
        if not found:
            return text
        made = f"{found[1]}.{(found[2] or '.')[1:].ljust(6, '0')}+00:00"
        self.known[made] = text
        return made


def other_port_in_location(_asked: Asked, told: Told) -> Told:
    """Location as an absolute address, by a port behind which the system stands."""
    where = told.header("location")
    return told.having(location=f"http://127.0.0.1:8480{where}") if where.startswith("/") else told


def deflated(asked: Asked, told: Told) -> Told:
    """Bodies in the other usual encoding."""
    if "deflate" not in asked.header("accept-encoding") or not told.body or told.header("content-encoding"):
        return told
    return replace(told, body=zlib.compress(told.body)).having(content_encoding="deflate")


def headers_in_two_lines(_asked: Asked, told: Told) -> Told:
    """Headers in two lines where a list is allowed."""
    vary = (("vary", "Accept-Encoding"), ("vary", "Authorization"), ("cache-control", "no-store, private"))
    return replace(told, headers=(*told.headers, *vary))


def challenged_in_other_words(_asked: Asked, told: Told) -> Told:
    """The parameters of a challenge in another order, with one more and blanks."""
    own = told.header("www-authenticate")
    if not own.startswith("Bearer "):
        return told
    parts = re.findall(r'\w+="[^"]*"', own)
    return told.having(www_authenticate="Bearer " + " , ".join(['realm="crm"', *reversed(parts)]))


def links_with_more(_asked: Asked, told: Told) -> Told:
    """The link to the next page among others, its parameters in another order, and escaped more than it has to be."""
    link = told.header("link")
    if not link:
        return told
    target = TARGET.search(link)
    path = quote(target[1], safe="/?&=%:~-._") if target else ""
    return told.having(link=f'<https://vendor.example/help>; rel="help", <{path}>; title="n"; rel="next"')


def escaped_bodies(asked: Asked, told: Told) -> Told:
    """Every character beyond ASCII escaped, and slashes too."""
    if not told.is_json or _signed(asked):
        return told
    return replace(told, body=json.dumps(orjson.loads(told.body)).replace("/", "\\/").encode())


def known_by_name(_asked: Asked, told: Told) -> Told:
    """The name of what answers, the age of the answer, and where else it could be found."""
    return told.having(server="vendor/9", age="0", alt_svc='h3=":443"')


async def with_a_body_of_no_length(asked: Asked, answer: Next) -> Told:
    """204 with a media type, though nothing follows."""
    told = await answer(asked)
    return told.having(content_type="application/json") if told.status == NO_CONTENT else told


def accepts_in_other_words(asked: Asked, told: Told) -> Told:
    """A job that is at work says how far it is in words of its own."""
    waits = told.status == ACCEPTED and told.header("retry-after")
    return told.having(x_progress="half of it, about") if waits and asked.path.startswith("/v1/bulk/") else told


def links_from_here(_asked: Asked, told: Told) -> Told:
    """The link to the next page as the query alone, which is relative to the search, and its relation in capitals."""
    link = TARGET.search(told.header("link"))
    if not link:
        return told
    return told.having(link=f'<?{link[1].partition("?")[2]}> ; title="to <b>, rel=prev" ; REL = "NEXT last"')
