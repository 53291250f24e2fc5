"""Reads of one record: the current version, the one of two times, one by its number, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import orjson

from crmserver import audit
from crmserver.access.view import View
from crmserver.handlers.pages import decode_cursor, encode_cursor, limit_of, page
from crmserver.handlers.registry import handles
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, json_answer
from crmserver.store.timeline import Version, known, recorded_until
from crmserver.store.unit import Head, Unit, etag
from crmserver.store.values import instant
from crmserver.times import instant_of, moment

if TYPE_CHECKING:
    from crmserver.server import Server


@handles("read")
async def read(server: Server, request: Request) -> Answer:
    """One record by its id, now or at two times."""
    reject_unknown(request)
    times = moment(request, "validAt"), instant_of(request, "knownAt")
    if len(request.headers.get("if-none-match", "")) > LONGEST_TAGS:
        raise Refusal("bad-parameter", cite("API-102", parameter="If-None-Match", expected=TAGS))
    resource, identifier = request.resource, request.params["id"]
    view = await server.access.view(server, request, resource)

    def work(unit: Unit) -> Answer:
        unit.audit(audit.event(request, view, record=identifier))
        head = unit.head(resource, identifier)
        if head is None:
            raise Refusal("not-found", cite("API-044"))
        current = times == (None, None)
        with to_who_sees(view, unit, head):
            version = current_version(unit, head) if current else version_at(unit, head, *times)
        tag = etag(version.number, head.last_number if current else None)
        answer = shown(view, version, tag)  # first, so that a record that is not shown is not confirmed either
        if current and names(request.headers.get("if-none-match"), tag):
            return Answer(304, {"etag": tag})
        return answer

    return await server.store.run(request.known.tenant, work, audited_keys(resource, identifier))


def sees(view: View, unit: Unit, head: Head) -> bool:
    """Whether the caller sees a record as it is now; a deleted one, as it was at last."""
    if view.whole:
        return True
    doc = next((each.doc for each in unit.versions(head.resource, head.id)), b"") if head.deleted else head.version.doc
    return bool(doc) and (view.leaves(doc) or view.apply(orjson.loads(doc)) is not None)


def expect_seen(view: View, unit: Unit, head: Head) -> None:
    """Raises Refusal for a record that the caller does not see, as for one that never was."""
    if not sees(view, unit, head):
        raise Refusal("not-found", cite("API-044"))


@contextmanager
def to_who_sees(view: View, unit: Unit, head: Head) -> Iterator[None]:
    """What is refused about a record is told only to who sees it."""
    try:
        yield
    except Refusal:
        expect_seen(view, unit, head)
        raise


def audited_keys(resource: str, identifier: str) -> list[tuple[str, str]]:
    """The heads that a request about one record needs."""
    return [(resource, identifier)]


def current_version(unit: Unit, head: Head) -> Version:
    """The version valid now; raises Refusal if the record is deleted."""
    if head.deleted:
        raise Refusal("gone", cite("API-045"))
    if head.next_from is not None and head.next_from <= unit.now:
        return known(unit.versions(head.resource, head.id), unit.now, unit.now) or head.version
    return head.version


def version_at(unit: Unit, head: Head, valid_at: int | None, known_at: int | None) -> Version:
    """The version valid and known at two moments, now where one is not given; raises Refusal if there is none."""
    known_by = unit.now if known_at is None else known_at
    if head.deleted and known_by >= head.version.recorded_at:
        raise Refusal("gone", cite("API-045"))
    found = known(unit.versions(head.resource, head.id), unit.now if valid_at is None else valid_at, known_by)
    if found is None:
        raise Refusal("not-found", cite("API-077"))
    return found


def shown(view: View, version: Version, tag: str | None = None) -> Answer:
    """A version as the caller may see it, with its tag or that of what is current."""
    headers = {"etag": tag or etag(version.number)}
    if view.whole or view.leaves(version.doc):
        return json_answer(200, version.doc, headers)
    seen = view.apply(orjson.loads(version.doc))
    if seen is None:
        raise Refusal("not-found", cite("API-044"))
    return json_answer(200, seen, headers)


def names(header: str | None, tag: str) -> bool:
    """Whether a list of entity tags has one; a star has all, weak tags compare as strong ones."""
    if header is None:
        return False
    tags = [each.strip().removeprefix("W/") for each in header.split(",")]
    return "*" in tags or tag in tags


@handles("version")
async def version(server: Server, request: Request) -> Answer:
    """One version of a record."""
    reject_unknown(request)
    resource, identifier = request.resource, request.params["id"]
    view = await server.access.view(server, request, resource)

    def work(unit: Unit) -> Answer:
        unit.audit(audit.event(request, view, record=identifier))
        head = unit.head(resource, identifier)
        if head is None:
            raise Refusal("not-found", cite("API-044"))
        versions = unit.versions(resource, identifier)
        found = next((v for v in versions if str(v.number) == request.params["versionId"]), None)
        if found is None:
            expect_seen(view, unit, head)
            raise Refusal("not-found", cite("API-072"))
        return shown(view, _closed(found, versions, head))

    return await server.store.run(request.known.tenant, work, audited_keys(resource, identifier))


def _closed(version: Version, versions: list[Version], head: Head) -> Version:
    """A version with the end of its system time, where another took its place."""
    until = recorded_until(versions, version.number)
    if until is None and head.deleted:
        until = head.version.recorded_at
    if until is None:
        return version
    document = orjson.loads(version.doc)
    document["meta"]["recordedUntil"] = instant(until)
    return Version(
        version.number, version.seq, version.valid_from, version.valid_to, version.recorded_at, orjson.dumps(document)
    )


@handles("history")
async def history(server: Server, request: Request) -> Answer:
    """The versions of a record, the latest recorded first."""
    reject_unknown(request)
    limit = limit_of(request.parameter("limit"))
    resource, identifier = request.resource, request.params["id"]
    bound = f"history {resource}/{identifier}"
    before = decode_cursor(server, request, bound)
    view = await server.access.view(server, request, resource)

    def work(unit: Unit) -> Answer:
        head = unit.head(resource, identifier)
        unit.audit(audit.event(request, view, record=identifier))
        if head is None:
            raise Refusal("not-found", cite("API-044"))
        versions = unit.versions(resource, identifier)
        listed = [v for v in versions if before is None or v.number < int(before[0])]
        records = [shown(view, _closed(each, versions, head)).body for each in listed[:limit]]
        more = encode_cursor(server, request, bound, [listed[limit - 1].number]) if len(listed) > limit else None
        return page(request, records, more, kind="history")

    return await server.store.run(request.known.tenant, work, audited_keys(resource, identifier))


LONGEST_TAGS = 128  # characters of If-None-Match, by the API description
TAGS = {"en": f"at most {LONGEST_TAGS} characters", "zh": f"至多 {LONGEST_TAGS} 个字符"}
ONCE = {"en": "one value", "zh": "仅一个取值"}


def unknown_parameter(request: Request, name: str, *more: str) -> Refusal:
    """The refusal of a parameter that is none of the operation's, nor one of `more`."""
    known = ", ".join(sorted({*request.matched.query, *more}))
    return Refusal("bad-parameter", cite("API-099", parameter=name, allowed=known or "-"))


def reject_unknown(request: Request) -> None:
    """Raises Refusal for a query parameter that the operation does not have, or that stands twice."""
    seen: set[str] = set()
    for name, _ in request.query:
        if name not in request.matched.query:
            raise unknown_parameter(request, name)
        if name in seen:
            raise Refusal("bad-parameter", cite("API-102", parameter=name, expected=ONCE))
        seen.add(name)
