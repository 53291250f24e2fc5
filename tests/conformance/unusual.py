"""Still more that is odd and right: least and most that may be said, and what goes out in other ways than usual."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import count
from secrets import token_hex
from typing import Any

import orjson

from crmserver.server import Server
from tests.conformance.wrapping import Asked, Next, Told, Way

OK, GONE, NOT_FOUND, UNAVAILABLE, ACCEPTED = 200, 410, 404, 503, 202
JOBS = "/v1/bulk/"
UNASKED = ("instance", "detail", "requestId", "total", "level", "extensions", "progress", "completedAt")
POLLS_AT_WORK = 2
OF_THE_STATEMENT = ("conformanceClasses", "resources", "operations", "features", "formats", "profiles", "serviceLevels")
UNORDERED = (*OF_THE_STATEMENT, "allowed", "files", "deletedFiles", "outcomeFiles")
Headers = dict[str, str]


def _signed(asked: Asked) -> bool:
    return bool(asked.header("accept-signature"))


def _changeable(asked: Asked, told: Told) -> bool:
    return told.is_json and not _signed(asked)


def says_the_least(asked: Asked, told: Told) -> Told:
    """Problems, pages, jobs and the statement without the optional members that no requirement asks for."""
    document = told.document
    about_records = "resourceType" in document or told.status == ACCEPTED
    if not _changeable(asked, told) or about_records or not {*UNASKED} & {*document}:
        return told
    return told.saying({name: value for name, value in document.items() if name not in UNASKED})


def problems_of_its_own(asked: Asked, told: Told) -> Told:
    """Types of problems at an address of the vendor."""
    document = told.document
    if not _changeable(asked, told) or "problem" not in told.header("content-type") or "type" not in document:
        return told
    kind = str(document["type"]).rpartition("/")[2].rpartition(":")[2]
    return told.saying({**document, "type": f"https://vendor.example/problems/{kind}.html"})


def errors_told_twice(asked: Asked, told: Told) -> Told:
    """The entries of a problem, and all of them again."""
    errors = told.document.get("errors")
    if not isinstance(errors, list) or _signed(asked):
        return told
    return told.saying({**told.document, "errors": [*errors, *errors]})


def numbers_with_a_fraction(value: Any) -> bytes:
    """Whole numbers as 1.0, which is the same number in JSON."""
    return orjson.dumps(_fractions(value))


def _fractions(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _fractions(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_fractions(each) for each in value]
    return float(value) if type(value) is int and abs(value) < 2**53 else value


def lists_in_another_order(asked: Asked, told: Told) -> Told:
    """What has no order in another one: the statement, the states that are allowed, what is included, files."""
    document = told.document
    if not _changeable(asked, told) or "resourceType" in document:
        return told
    turned = {n: v[::-1] if isinstance(v, list) and n in UNORDERED else v for n, v in document.items()}
    if isinstance(entries := document.get("entries"), list):
        matched = [each for each in entries if _is_listed(each)]
        turned["entries"] = matched + [each for each in entries if not _is_listed(each)][::-1]
    return told.saying(turned)


def _is_listed(entry: Any) -> bool:
    return not (isinstance(entry, dict) and entry.get("mode", "match") == "include")


def location_from_here(asked: Asked, told: Told) -> Told:
    """Location and Content-Location relative to the address that was asked for."""
    for name in ("location", "content-location"):
        where = told.header(name)
        folder = asked.path.rpartition("/")[0] + "/"
        if where.startswith(folder):
            told = told.having(**{name.replace("-", "_"): f"./{where.removeprefix(folder)}"})
    return told


def pages_with_tags(asked: Asked, told: Told) -> Told:
    """Headers of caches where nobody asks for them: weak tags of pages, times, ranges."""
    told = told.having(accept_ranges="none", cache_control="no-cache, private", pragma="no-cache")
    is_page = asked.method == "GET" and told.status == OK and "entries" in told.document
    more = {"etag": f'W/"{sha256(told.body).hexdigest()}"', "last_modified": "Sun, 06 Nov 1994 08:49:37 GMT"}
    return told.having(**more) if is_page else told


def token_without_its_time(asked: Asked, told: Told) -> Told:
    """A token of which is not said how long it is good, and one to get another with."""
    document = told.document
    if asked.path != "/oauth/token" or "access_token" not in document:
        return told
    left = {name: value for name, value in document.items() if name not in ("expires_in", "scope")}
    return told.saying({**left, "refresh_token": token_hex(20)})


def overloaded(each: int = 70) -> Way:
    """A system that is not there for a moment now and then, and says when it is again."""
    requests = count(1)
    problem = {"type": "urn:example:overload", "title": "Not now.", "status": UNAVAILABLE}

    async def way(asked: Asked, answer: Next) -> Told:
        if not asked.path.startswith("/v1/") or not asked.header("authorization") or next(requests) % each:
            return await answer(asked)
        headers = (("content-type", "application/problem+json"), ("retry-after", "0"), ("server-timing", "total;dur=0"))
        return Told(UNAVAILABLE, headers).saying(problem)

    return way


async def jobs_not_found(asked: Asked, answer: Next) -> Told:
    """404 for a job that was ended."""
    told = await answer(asked)
    if told.status != GONE or not asked.path.startswith(JOBS) or _signed(asked):
        return told
    missing = await answer(replace(asked, path=f"{JOBS}jobs/none"))
    return missing if missing.status == NOT_FOUND else told


class JobsAtWork:
    """Jobs that are at work for some polls, whatever they have to do."""

    def __init__(self) -> None:
        self.polls: dict[str, int] = {}

    async def way(self, asked: Asked, answer: Next) -> Told:
        """The way around a server."""
        told = await answer(asked)
        document = told.document
        is_job = asked.method == "GET" and asked.path.startswith(JOBS) and "kind" in document
        if not is_job or told.status != OK or _signed(asked):
            return told
        self.polls[asked.path] = self.polls.get(asked.path, 0) + 1
        if self.polls[asked.path] > POLLS_AT_WORK:
            return told
        made = {"files", "deletedFiles", "outcomeFiles", "completedAt", "expiresAt", "problem"}
        at_work = {name: value for name, value in document.items() if name not in made}
        at_work |= {"status": "running", "progress": "0.5"}
        return replace(told, status=ACCEPTED).having(retry_after="1").saying(at_work)


class FilesInParts:
    """Exports each of whose files of lines comes as two."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    async def way(self, asked: Asked, answer: Next) -> Told:
        """The way around a server."""
        whole, _, part = asked.path.rpartition("~")
        if asked.path in self.parts and part in ("0", "1"):
            told = await answer(replace(asked, path=whole))
            return replace(told, body=self.parts[asked.path]) if told.status == OK else told
        told = await answer(asked)
        if asked.method != "GET" or not _changeable(asked, told) or not isinstance(told.document.get("files"), list):
            return told
        files = [part for each in told.document["files"] for part in await self._of(each, asked, answer)]
        return told.saying({**told.document, "files": files})

    async def _of(self, entry: dict[str, Any], asked: Asked, answer: Next) -> list[dict[str, Any]]:
        address = str(entry["url"])
        path = address[address.find("/v1/") :]
        told = await answer(replace(asked, path=path, query=""))
        lines = told.body.splitlines(keepends=True)
        if told.status != OK or "ndjson" not in told.header("content-type") or len(lines) < 2:
            return [entry]
        made = []
        for number, few in enumerate((lines[:1], lines[1:])):
            body = b"".join(few)
            self.parts[f"{path}~{number}"] = body
            told_of = {"recordCount": len(few), "byteCount": len(body), "sha256": sha256(body).hexdigest()}
            made.append({**entry, "url": f"{address}~{number}", **told_of})
        return made


async def the_other_way_round(asked: Asked, answer: Next) -> Told:
    """Searches without an order list the latest first."""
    is_search = asked.method == "GET" and re.fullmatch("/v1/[a-z-]+", asked.path) and asked.path != "/v1/events"
    if is_search and not any(name == "sort" for name, _ in asked.parameters):
        return await answer(asked.asking([*asked.parameters, ("sort", "-meta.recordedAt,-id")]))
    return await answer(asked)


async def answers_options(asked: Asked, answer: Next) -> Told:
    """Says for every path what may be done with it, as browsers ask before they send a token."""
    if asked.method != "OPTIONS":
        return await answer(asked)
    cross = (("access-control-allow-origin", "*"), ("access-control-allow-headers", "authorization, content-type"))
    return Told(204, (("allow", "GET, POST, PUT, PATCH, DELETE, OPTIONS"), *cross, ("server-timing", "total;dur=0")))


def _sending(server: Server, change: Callable[[Headers], Headers], *, again: bool = False) -> None:
    post = server.post

    async def sent(right: Server, pool: Any, endpoint: str, headers: Headers, body: bytes) -> Any:
        found = await post(right, pool, endpoint, change(headers), body)
        if again and found.taken:
            await post(right, pool, endpoint, change(headers), body)
        return found

    server.post = sent


def delivers_twice(server: Server) -> None:
    """Every delivery that was taken comes once more, as after an answer that was lost on its way."""
    _sending(server, dict, again=True)


def delivers_in_chunks(server: Server) -> None:
    """Deliveries whose length is not told before, with headers in capitals and in another order."""
    _sending(server, lambda own: {n.upper(): v for n, v in reversed(own.items())} | {"Transfer-Encoding": "chunked"})


def signs_otherwise_too(server: Server) -> None:
    """Deliveries that carry signatures of schemes that the receiver does not know."""
    name = "webhook-signature"
    _sending(server, lambda own: own | {name: f"v1,c2VjcmV0 {own[name]} v9x,", "webhook-node": "a"})
