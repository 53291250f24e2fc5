"""Servers that are odd but right: each does otherwise what the standard leaves open, and none may be failed for it."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from secrets import token_hex
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import orjson

from crmserver.server import Fault, Server
from crmstandard import schemas
from tests.conformance import oddities, otherwise, unusual
from tests.conformance.wrapping import Asked, Next, Told, Way, bodies, incoming, outgoing

LARGEST, SMALL_PAGE = 25, 7  # records on a page: the most that may be asked for, and as many as come unasked
BASE = "/crm/rest"
PAUSE = 0.003  # seconds
OK = 200
COLLECTIONS = frozenset(f"/v1/{schemas.resource(name).collection}" for name in schemas.resources()) | {"/v1/events"}
IN_QUOTES = re.compile(r'"([^"]*)"')
TARGET = re.compile(r"<([^>]*)>")


@dataclass(frozen=True)
class Variant:
    """An odd server: ways around it or a part put in another's place; `base` is the path below which it stands."""

    ways: Callable[[], tuple[Way, ...]] = tuple
    fault: Fault | None = None
    base: str = ""


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _reversed(value[name]) for name in reversed(value)}
    return [_reversed(each) for each in value] if isinstance(value, list) else value


def _spacious(value: Any) -> bytes:
    return b"\r\n" + json.dumps(value, indent=4, ensure_ascii=True, separators=(" ,", " : ")).encode() + b"\n"


def _more_headers(_asked: Asked, told: Told) -> Told:
    more = [("x-vendor-node", "a"), ("x-vendor-node", "b"), ("via", "1.1 proxy"), ("vary", "Accept, Origin")]
    more += [("strict-transport-security", "max-age=63072000"), ("x-empty", ""), ("set-cookie", "session=1; Secure")]
    return replace(told, headers=(*more, *told.headers))


def _other_case(_asked: Asked, told: Told) -> Told:
    cased = (each.title() if at % 2 else each.upper() for at, (each, _) in enumerate(told.headers))
    return replace(told, headers=tuple(zip(cased, (value for _, value in told.headers), strict=True)))


def _media_in_other_words(_asked: Asked, told: Told) -> Told:
    media = told.header("content-type")
    return told.having(content_type=f"{media.title()};Charset=UTF-8") if media.endswith("json") else told


async def _slowly(asked: Asked, answer: Next) -> Told:
    await asyncio.sleep(PAUSE)
    return await answer(asked)


def _zipped(asked: Asked, told: Told) -> Told:
    if "gzip" not in asked.header("accept-encoding") or not told.body or asked.method == "HEAD":
        return told
    return replace(told, body=gzip.compress(told.body, 1)).having(content_encoding="gzip", vary="accept-encoding")


def _in_pieces(_asked: Asked, told: Told) -> Told:
    return replace(told, piece=max(1, len(told.body) // 9))


def _whole_addresses(asked: Asked, told: Told) -> Told:
    """Location and Link as absolute addresses, and other links beside that of the next page."""
    host = f"http://{asked.header('host')}"
    where, link = told.header("location"), told.header("link")
    if where.startswith("/"):
        told = told.having(location=host + where)
    if link:
        more = f'<{asked.path}>; title="a, b; rel=next"; rel=self, {link}'
        told = told.having(link=TARGET.sub(lambda found: f"<{host}{found[1]}>", more).replace('rel="next"', "rel=next"))
    return told


class OtherTags:
    """Entity tags that say nothing to anybody, in place of the versions."""

    def way(self) -> Way:
        """The way around a server."""

        async def way(asked: Asked, answer: Next) -> Told:
            headers = tuple((n, self._inner(v) if n in ("if-match", "if-none-match") else v) for n, v in asked.headers)
            told = await answer(replace(asked, headers=headers))
            tag = told.header("etag")
            return told.having(etag=IN_QUOTES.sub(self._outer, tag)) if tag else told

        return way

    def _outer(self, found: re.Match[str]) -> str:
        return f'"!t{found[1].encode().hex()}#"'

    def _inner(self, header: str) -> str:
        return IN_QUOTES.sub(self._known, header)

    def _known(self, found: re.Match[str]) -> str:
        known = re.fullmatch(r"!t((?:[0-9a-f]{2})*)#", found[1])
        return f'"{bytes.fromhex(known[1]).decode("latin-1")}"' if known else '"no-such-version"'


class LongTags(OtherTags):
    """Entity tags as long as a line, with what parts the members of lists inside."""

    def _outer(self, found: re.Match[str]) -> str:
        return f'"!t{found[1].encode().hex()}#,W/\\;{"~" * 150}"'

    def _known(self, found: re.Match[str]) -> str:
        known = re.fullmatch(r"!t((?:[0-9a-f]{2})*)#,W/\\;~+", found[1])
        return f'"{bytes.fromhex(known[1]).decode("latin-1")}"' if known else '"no-such-version"'


class OtherCursors:
    """Cursors of characters that have to be escaped in a query."""

    def way(self) -> Way:
        """The way around a server."""

        async def way(asked: Asked, answer: Next) -> Told:
            return self._outer(await answer(self._inner(asked)))

        return way

    def _inner(self, asked: Asked) -> Asked:
        given = asked.parameters
        if any(name == "cursor" for name, _ in given):
            asked = asked.asking([(name, self._known(value) if name == "cursor" else value) for name, value in given])
        if asked.path.endswith("/search") and isinstance(asked.document.get("cursor"), str):
            document = {**asked.document, "cursor": self._known(asked.document["cursor"])}
            asked = replace(asked, body=orjson.dumps(document))
        return asked

    def _outer(self, told: Told) -> Told:
        document = told.document
        if not isinstance(document.get("next"), str):
            return told
        found = told.saying({**document, "next": self._made(document["next"])})
        link = told.header("link")
        return found.having(link=TARGET.sub(self._address, link)) if link else found

    def _address(self, found: re.Match[str]) -> str:
        path, _, query = found[1].partition("?")
        pairs = [(n, self._made(v) if n == "cursor" else v) for n, v in parse_qsl(query, keep_blank_values=True)]
        return f"<{path}?{urlencode(pairs, quote_via=quote)}>"

    def _made(self, cursor: str) -> str:
        return "p+/&=#%" + base64.b64encode(cursor.encode()).decode()

    def _known(self, cursor: str) -> str:
        if not cursor.startswith("p+/&=#%"):
            return f"~{cursor}"
        try:
            return base64.b64decode(cursor.removeprefix("p+/&=#%"), validate=True).decode("latin-1")
        except ValueError:
            return f"~{cursor}"


class FreshCursors(OtherCursors):
    """Cursors that are others each time, though they lead to the same place."""

    def _made(self, cursor: str) -> str:
        return f"{token_hex(8)}.{base64.urlsafe_b64encode(cursor.encode()).decode()}"

    def _known(self, cursor: str) -> str:
        known = re.fullmatch(r"[0-9a-f]{16}\.([A-Za-z0-9_=-]*)", cursor)
        try:
            return base64.b64decode(known[1], b"-_", validate=True).decode("latin-1") if known else f"~{cursor}"
        except ValueError:
            return f"~{cursor}"


def _is_paged(asked: Asked) -> bool:
    return asked.method == "GET" and (asked.path in COLLECTIONS or asked.path.endswith("/history"))


def _with_limit(asked: Asked, choose: Callable[[int | None], int | None]) -> Asked:
    """The request with another limit; one whose limit is no number stays as it is."""
    if _is_paged(asked):
        given = [value for name, value in asked.parameters if name == "limit"]
        if len(given) > 1 or not all(re.fullmatch("[1-9][0-9]{0,2}|1000", each) for each in given):
            return asked
        chosen = choose(int(given[0]) if given else None)
        others = [pair for pair in asked.parameters if pair[0] != "limit"]
        return asked.asking([*others, ("limit", str(chosen))]) if chosen is not None else asked
    if asked.method == "POST" and asked.path.endswith("/search") and asked.document:
        limit = asked.document.get("limit")
        if limit is None or (type(limit) is int and 1 <= limit <= 1000):
            chosen = choose(limit)
            return replace(asked, body=orjson.dumps({**asked.document, "limit": chosen})) if chosen else asked
    return asked


def _beyond(limit: int | None) -> int:
    """A limit for the server behind: one beyond its own where it is beyond this one's."""
    return LARGEST if limit is None else limit if limit <= LARGEST else 1_000_000


def _states_its_limit(asked: Asked, told: Told) -> Told:
    if asked.path != "/.well-known/crmstandard" or told.status != OK:
        return told
    document = told.document
    document["limits"]["maxPageSize"] = LARGEST
    return told.saying(document)


def _fewer(limit: int | None) -> int:
    return SMALL_PAGE if limit is None else max(1, limit // 2)


async def _below_a_path(asked: Asked, answer: Next) -> Told:
    """The system below a path of a host that has other things, too."""
    if not asked.path.startswith(f"{BASE}/"):
        return Told(404, (("content-type", "text/html"),), b"<h1>Not here</h1>")
    told = await answer(replace(asked, path=asked.path.removeprefix(BASE)))
    if told.header("location").startswith("/"):
        told = told.having(location=BASE + told.header("location"))
    link = told.header("link")
    return told.having(link=TARGET.sub(lambda found: f"<{BASE}{found[1]}>", link)) if link else told


class OpaqueTokens:
    """Access tokens that only the system itself can read, good for a short while."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    async def way(self, asked: Asked, answer: Next) -> Told:
        """The way around a server."""
        if asked.path.startswith("/oauth/"):
            for shown, token in self.known.items():
                asked = replace(asked, body=asked.body.replace(shown.encode(), token.encode()))
        headers = tuple((n, self._inner(v) if n == "authorization" else v) for n, v in asked.headers)
        told = await answer(replace(asked, headers=headers))
        document = told.document
        if asked.path != "/oauth/token" or "access_token" not in document:
            return told
        shown = f"at_{token_hex(20)}"
        self.known[shown] = document["access_token"]
        return told.saying({**document, "access_token": shown, "expires_in": 120})

    def _inner(self, header: str) -> str:
        kind, _, token = header.partition(" ")
        return f"{kind} {self.known.get(token, token)}"


def _numbered(server: Server) -> None:
    """Ids as long as they may be, of every character that they may have."""
    numbers: Iterator[int] = count(1)
    server.new_id = lambda: f"{next(numbers)}._-Zz".rjust(64, "0")


def _without(server: Server, *handlers: str) -> None:
    """Leaves handlers out; the statement is made from what there is, so that it declares neither."""
    for each in handlers:
        del server.handlers[each]


WEBHOOKS = ("createSubscription", "readSubscription", "deleteSubscription", "searchSubscriptions", "readDeadLetters")
VARIANTS: Mapping[str, Variant] = {
    "members in another order": Variant(lambda: (bodies(lambda value: orjson.dumps(_reversed(value))),)),
    "spaces and escapes": Variant(lambda: (bodies(_spacious),)),
    "headers that nobody knows": Variant(lambda: (outgoing(_more_headers),)),
    "header names in capitals": Variant(lambda: (outgoing(_other_case),)),
    "media types in other words": Variant(lambda: (outgoing(_media_in_other_words),)),
    "slow": Variant(lambda: (_slowly,)),
    "zipped": Variant(lambda: (outgoing(_zipped),)),
    "in pieces": Variant(lambda: (outgoing(_in_pieces),)),
    "methods in another order": Variant(lambda: (outgoing(otherwise.allowed_in_other_words),)),
    "errors in another order": Variant(lambda: (outgoing(otherwise.errors_in_another_order),)),
    "two challenges": Variant(lambda: (outgoing(otherwise.two_challenges),)),
    "timed in parts": Variant(lambda: (outgoing(otherwise.timed_in_parts),)),
    "back at a date": Variant(lambda: (outgoing(otherwise.back_at_a_date),)),
    "token in other words": Variant(lambda: (outgoing(otherwise.token_in_other_words),)),
    "busy": Variant(lambda: (otherwise.busy(),)),
    "times with an offset": Variant(lambda: (oddities.OtherTimes().way,)),
    "port in addresses": Variant(lambda: (outgoing(oddities.other_port_in_location),)),
    "deflated": Variant(lambda: (outgoing(oddities.deflated),)),
    "headers in two lines": Variant(lambda: (outgoing(oddities.headers_in_two_lines),)),
    "challenged in other words": Variant(lambda: (outgoing(oddities.challenged_in_other_words),)),
    "links among others": Variant(lambda: (outgoing(oddities.links_with_more),)),
    "links from here": Variant(lambda: (outgoing(oddities.links_from_here),)),
    "escaped": Variant(lambda: (outgoing(oddities.escaped_bodies),)),
    "known by name": Variant(lambda: (outgoing(oddities.known_by_name),)),
    "nothing of a type": Variant(lambda: (oddities.with_a_body_of_no_length,)),
    "progress in other words": Variant(lambda: (outgoing(oddities.accepts_in_other_words),)),
    "whole addresses": Variant(lambda: (outgoing(_whole_addresses),)),
    "other entity tags": Variant(lambda: (OtherTags().way(),)),
    "other cursors": Variant(lambda: (OtherCursors().way(),)),
    "smaller pages": Variant(lambda: (incoming(partial(_with_limit, choose=_beyond)), outgoing(_states_its_limit))),
    "pages that are not full": Variant(lambda: (incoming(partial(_with_limit, choose=_fewer)),)),
    "below a path": Variant(lambda: (_below_a_path,), base=BASE),
    "opaque tokens": Variant(lambda: (OpaqueTokens().way,)),
    "tags as long as a line": Variant(lambda: (LongTags().way(),)),
    "cursors for once": Variant(lambda: (FreshCursors().way(),)),
    "says the least": Variant(lambda: (outgoing(unusual.says_the_least),)),
    "problems of its own": Variant(lambda: (outgoing(unusual.problems_of_its_own),)),
    "errors told twice": Variant(lambda: (outgoing(unusual.errors_told_twice),)),
    "numbers with a fraction": Variant(lambda: (bodies(unusual.numbers_with_a_fraction),)),
    "lists in another order": Variant(lambda: (outgoing(unusual.lists_in_another_order),)),
    "locations from here": Variant(lambda: (outgoing(unusual.location_from_here),)),
    "pages with tags": Variant(lambda: (outgoing(unusual.pages_with_tags),)),
    "token without its time": Variant(lambda: (outgoing(unusual.token_without_its_time),)),
    "overloaded": Variant(lambda: (unusual.overloaded(),)),
    "jobs not found": Variant(lambda: (unusual.jobs_not_found,)),
    "jobs at work": Variant(lambda: (unusual.JobsAtWork().way,)),
    "files in parts": Variant(lambda: (unusual.FilesInParts().way,)),
    "the other way round": Variant(lambda: (unusual.the_other_way_round,)),
    "options": Variant(lambda: (unusual.answers_options,)),
    "delivers twice": Variant(fault=unusual.delivers_twice),
    "delivers in chunks": Variant(fault=unusual.delivers_in_chunks),
    "signs otherwise, too": Variant(fault=unusual.signs_otherwise_too),
    "ids of another form": Variant(fault=_numbered),
    "without webhooks": Variant(fault=lambda server: _without(server, *WEBHOOKS)),
    "without events": Variant(fault=lambda server: _without(server, "readEvents", *WEBHOOKS)),
    "without imports": Variant(fault=lambda server: _without(server, "startImport")),
    "without histories": Variant(fault=lambda server: _without(server, "history", "version")),
    "without merges": Variant(fault=lambda server: _without(server, ":match", ":merge", ":unmerge")),
    "without deletions": Variant(fault=lambda server: _without(server, "delete")),
    "without patches": Variant(fault=lambda server: _without(server, "patch")),
}
