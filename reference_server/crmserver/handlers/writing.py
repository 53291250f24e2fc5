"""Changes of records: create, replace, patch, delete. Each is one unit of work with its event and its audit event."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crmserver import audit
from crmserver.access.view import View
from crmserver.erasure import orders
from crmserver.handlers.patching import MERGE_PATCH, patched, touched
from crmserver.handlers.reading import expect_seen, names, reject_unknown, shown
from crmserver.handlers.registry import handles
from crmserver.idempotency import once
from crmserver.judging import CLIENT_META, masked_absences, read_only, references, server_members, write_only
from crmserver.refusals import Cited, Refusal, cite, cited
from crmserver.request import JSON, Answer, Request, json_answer
from crmserver.store.fields import IDENTIFIERS
from crmserver.store.unit import Head, Unit
from crmserver.store.values import NotOfType, instant, micros
from crmserver.times import DATE, change_kind, moment
from crmstandard import schemas

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
Compose = Callable[[Document, View], Document]  # of the stored record, as one caller may see it


def new_id() -> str:
    """An id without meaning."""
    return secrets.token_hex(13)


@handles("create")
async def create(server: Server, request: Request) -> Answer:
    """A new record."""
    reject_unknown(request)
    expect_media(request, JSON)
    valid_from = moment(request, "validFrom")
    document = server.read_object(request.body)
    resource = request.resource
    refuse_any(_given_by_server(resource, document))
    view = await server.access.view(server, request, resource, writing=True)

    def work(unit: Unit) -> Answer:
        made = {**document, "id": server.new_id()}
        head = created(server, request, unit, resource, made, valid_from)
        unit.audit(audit.event(request, view, record=head.id))
        headers = {"location": f"{request.path}/{head.id}", "etag": head.tag}
        return Answer(201, headers | {"content-type": JSON}, shown(view, head.version).body)

    return await once(server, request, work, references=_pointed(resource, document))


def _pointed(resource: str, document: Document) -> list[tuple[str, str]]:
    """The records that a document refers to by id, as far as it can be walked before it is judged."""
    try:
        found = references(resource, document)
        return [(str(value["type"]), str(value["id"])) for _, value in found if "id" in value]
    except (KeyError, TypeError, AttributeError):
        return []


def _given_by_server(resource: str, document: Document) -> list[Cited]:
    """What a create must not carry: its id, and members that only the server writes."""
    found = [cite("API-026", pointer="/id", member="id")] if "id" in document else []
    found += [
        cite("API-055", pointer=f"/{name}", member=name) for name in sorted(read_only(resource)) if name in document
    ]
    meta = document.get("meta")
    if isinstance(meta, dict):
        found += [cite("API-027", pointer=f"/meta/{name}", member=name) for name in meta if name not in CLIENT_META]
    return [*found, *masked_absences(document)]


def refuse_any(faults: list[Cited]) -> None:
    """Raises Refusal where there are faults."""
    if faults:
        raise Refusal("invalid", *faults)


def created(
    server: Server, request: Request, unit: Unit, resource: str, document: Document, valid_from: int | None
) -> Head:
    """Stages a new record after it is judged; `document` has its id."""
    document["meta"] = first_meta(document.get("meta", {}), request, unit, valid_from)
    server.begin(resource, document, request.known, instant(unit.now))
    for name in write_only(resource):
        document.pop(name, None)
    judged(server, resource, document)
    expect_askable(server, request, resource, document)
    server.resolve_references(unit, resource, document)
    return unit.create(resource, document)


def expect_askable(
    server: Server, request: Request, resource: str, document: Document, stored: Document | None = None
) -> None:
    """Raises Refusal for a reference by identifier to a resource whose identifiers are masked for the caller.

    Whether it leads to a record would tell who has the identifier, as a search by it would.
    """
    shown: dict[str, bool] = {}
    asked = [each for each in references(resource, document) if "id" not in each[1]]
    before = [value for _, value in references(resource, stored)] if asked and stored else []
    for pointer, value in asked:
        kind = str(value["type"])
        if value in before or kind not in schemas.resources():
            continue
        if kind not in shown:
            shown[kind] = server.access.shows(server, request, kind, IDENTIFIERS)
        if not shown[kind]:
            raise Refusal("forbidden", cite("SEC-065", pointer=f"{pointer}/identifier", member=IDENTIFIERS))


def first_meta(given: Any, request: Request, unit: Unit, valid_from: int | None) -> Any:
    """The metadata of a new record: what the client said, and what only the server knows."""
    if not isinstance(given, dict):
        return given
    start = unit.now if valid_from is None else valid_from
    meta = {"source": request.known.source, "validTime": {"start": instant(start)}, **given}
    if isinstance(meta["validTime"], dict):
        meta["validTime"] = {"start": instant(start), **meta["validTime"]}
    return meta | {"versionId": "1", "recordedAt": instant(unit.now)}


def judged(server: Server, resource: str, document: Document) -> None:
    """Raises Refusal for a record that breaks the standard or a profile that the server declares."""
    found = server.judge(resource, document, server.settings.profiles)
    if found:
        raise Refusal("invalid", *cited(found))
    period = document["meta"]["validTime"]
    try:
        ends = [micros(period[name]) for name in ("start", "end") if name in period]
    except NotOfType:
        cited_time = cite("API-102", pointer="/meta/validTime", parameter="validTime", expected=DATE)
        raise Refusal("invalid", cited_time) from None
    if len(ends) > 1 and ends[0] >= ends[1]:
        raise Refusal("invalid", cite("GEN-023", pointer="/meta/validTime/end"))


def expect_media(request: Request, *allowed: str, header: str | None = None) -> None:
    """Raises Refusal for a body of another media type, or one that is compressed."""
    encoded = request.headers.get("content-encoding", "identity").lower() != "identity"
    if encoded or request.media not in allowed:
        headers = {header: ", ".join(allowed)} if header else {}
        raise Refusal(
            "media-type", cite("API-151", allowed=", ".join(allowed), found=request.media_told), headers=headers
        )


@handles("update")
async def update(server: Server, request: Request) -> Answer:
    """A whole record in the place of the one stored."""
    expect_media(request, JSON)
    document = server.read_object(request.body)

    def compose(stored: Document, view: View) -> Document:
        if document.get("id") != stored["id"]:
            raise Refusal("invalid", cite("API-054", pointer="/id"))
        refuse_any([*server_members(request.resource, document, stored), *masked_absences(document)])
        return {**document, **unseen(view, stored, document)}

    return await _change(server, request, compose)


@handles("patch")
async def patch(server: Server, request: Request) -> Answer:
    """Some members of a record."""
    expect_media(request, MERGE_PATCH, "application/json-patch+json", header="accept-patch")

    def compose(stored: Document, view: View) -> Document:
        masked = masked_members(view, stored)
        hidden = masked - (view.apply(stored) or {}).keys() if masked else masked
        document = patched(request, stored, server.settings.max_body, masked, hidden)
        if document.get("id") != stored["id"]:
            raise Refusal("invalid", cite("API-055", pointer="/id", member="id"))
        refuse_any([*server_members(request.resource, document, stored), *masked_absences(document)])
        return document

    patched(request, {}, server.settings.max_body, probe=True)
    return await _change(server, request, compose)


async def _change(server: Server, request: Request, compose: Compose) -> Answer:
    reject_unknown(request)
    kind = change_kind(request)
    expect_condition(request)
    resource, identifier = request.resource, request.params["id"]
    view = await server.access.view(server, request, resource, writing=True)

    def work(unit: Unit) -> Answer:
        head = writable(server, request, unit, view, resource, identifier)
        stored = head.document()
        document = compose(stored, view)
        server.reserve(resource, stored, document)
        try:
            new = changed(server, request, unit, head, stored, document, kind)
        except Refusal as refusal:
            raise _told(server, request, view, document, refusal) from None
        unit.audit(audit.event(request, view, record=identifier))
        return shown(view, new.version, unit.now_of(new).tag)

    tenant = request.known.tenant
    answer = await server.store.run(tenant, work, [(resource, identifier)])
    if orders.ordering(resource) and await server.erase(server, identifier):
        return await server.store.run(tenant, lambda unit: _as_it_is(view, unit, resource, identifier))
    return answer


def _told(server: Server, request: Request, view: View, document: Document, refusal: Refusal) -> Refusal:
    """A refusal with what the record breaks as the caller knows it; with the rest where that is all there is.

    Else a change that is refused in any case would tell how hidden members compare with what was sent.
    """
    if view.whole or refusal.kind.name != "invalid":
        return refusal
    try:
        known = _known(view, document, touched(request))
    except (TypeError, LookupError, AttributeError, ValueError, ArithmeticError):  # not of its types: no rule was asked
        return refusal
    found = server.judge(request.resource, known, server.settings.profiles)
    broken = {(each.requirement, each.pointer) for each in found}
    shown = [each for each in refusal.errors if (each.requirement, each.pointer) in broken]
    return Refusal(refusal.kind.name, *shown) if shown else refusal


def _known(view: View, document: Document, given: frozenset[str]) -> Document:
    """A record as the caller may see it, with the members that the request itself gave."""
    seen = view.apply(document) or {}
    said = {name: value for name, value in document.items() if name in given}
    absences = [each for each in seen.get("absences", ()) if each["path"].split("/")[1] not in said]
    shown = {name: value for name, value in seen.items() if name != "absences"}
    return {**shown, **({"absences": absences} if absences else {}), **said}


def _as_it_is(view: View, unit: Unit, resource: str, identifier: str) -> Answer:
    """The record after what its change led to has been done to it, too; raises Refusal."""
    head = unit.head(resource, identifier)
    if head is None or head.deleted:
        raise Refusal("gone", cite("API-045"))
    return shown(view, head.version, head.tag)


def masked_members(view: View, stored: Document) -> frozenset[str]:
    """The members of a record of which the caller does not see everything."""
    if view.whole:
        return frozenset()
    seen = view.apply(stored) or {}
    return frozenset(name for name, value in stored.items() if seen.get(name) != value)


def unseen(view: View, stored: Document, document: Document) -> Document:
    """The members that a caller could not see and says nothing of, as they are: what it writes back ends none of them.

    It says something of a member that it gives anew, or declares absent.
    """
    hidden = masked_members(view, stored)
    if not hidden:
        return {}
    seen, given = view.apply(stored) or {}, document.get("absences")
    absent = {str(each.get("path")) for each in given if isinstance(each, dict)} if isinstance(given, list) else set()
    kept = {name for name in hidden if document.get(name) == seen.get(name) and f"/{name}" not in absent}
    return {name: stored[name] for name in kept - {"absences"}}


def expect_condition(request: Request) -> None:
    """Raises Refusal for a change that does not say of which version it is meant to be."""
    if "if-match" not in request.headers:
        raise Refusal("precondition-required", cite("API-051", parameter="If-Match"))


def writable(server: Server, request: Request, unit: Unit, view: View, resource: str, identifier: str) -> Head:
    """The head of a record that the caller sees and may change by this request; raises Refusal."""
    head = unit.head(resource, identifier)
    if head is None:
        raise Refusal("not-found", cite("API-044"))
    expect_seen(view, unit, head)
    if head.deleted:
        raise Refusal("gone", cite("API-045"))
    if head.next_from is not None and head.next_from <= unit.now and unit.advance(head):
        head = unit.head(resource, identifier) or head
    if not server.matches(request.headers.get("if-match"), head.tag):
        raise Refusal("stale", cite("API-052", parameter="If-Match"))
    if b'"status":"merged"' in head.version.doc and head.document().get("status") == "merged":
        raise Refusal("conflict", cite("API-065"))
    return head


def changed(
    server: Server,
    request: Request,
    unit: Unit,
    head: Head,
    stored: Document,
    document: Document,
    kind: tuple[int | None, bool] = (None, False),
    verb: str | None = None,
) -> Head:
    """Stages a change of a record after it is judged: what only the server writes is carried over."""
    resource = head.resource
    document.update({name: stored[name] for name in read_only(resource) if name in stored})
    meta = document.get("meta", {})
    if isinstance(meta, dict):
        document["meta"] = _next_meta(meta, stored["meta"])
    moved = server.step(resource, stored, document, request.known, instant(unit.now))
    for name in write_only(resource):
        document.pop(name, None)
    judged(server, resource, document)
    expect_askable(server, request, resource, document, stored)
    server.resolve_references(unit, resource, document)
    if moved:
        orders.order(unit, resource, document)
    valid_from, correction = kind
    if not correction:
        document["meta"].pop("validTime", None)
    return unit.change(
        head,
        document,
        verb=verb or ("statusChanged" if moved else "updated"),
        valid_from=valid_from,
        correction=correction,
    )


def _next_meta(given: Document, before: Document) -> Document:
    """The metadata of the next version: source, profiles and labels may be given anew."""
    kept: Document = {
        name: before[name] for name in ("versionId", "recordedAt", "validTime", "source") if name in before
    }
    return {**kept, **{name: given[name] for name in ("source", "profiles", "securityLabels") if name in given}}


@handles("delete")
async def delete(server: Server, request: Request) -> Answer:
    """The logical end of a record."""
    reject_unknown(request)
    expect_condition(request)
    resource, identifier = request.resource, request.params["id"]
    view = await server.access.view(server, request, resource, writing=True)

    def work(unit: Unit) -> Answer:
        head = writable(server, request, unit, view, resource, identifier)
        unit.delete(head)
        unit.audit(audit.event(request, view, record=identifier))
        return Answer(204)

    return await server.store.run(request.known.tenant, work, [(resource, identifier)])


def matches(header: str | None, tag: str) -> bool:
    """Whether If-Match names a version by its tag; weak tags never do (RFC 9110 section 13.1.1)."""
    return header is not None and "W/" not in header and names(header, tag)


def answer_of(head: Head, status: int = 200) -> Answer:
    """A record as the answer to an operation on it."""
    return json_answer(status, head.version.doc, {"etag": head.tag})
