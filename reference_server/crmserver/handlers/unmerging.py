"""Merges taken back: both records are as they were, and whoever was replaced comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crmserver import audit
from crmserver.handlers.keeping import end, stage
from crmserver.handlers.reading import reject_unknown, shown
from crmserver.handlers.registry import handles
from crmserver.handlers.reviewing import review
from crmserver.handlers.writing import changed, expect_condition, expect_media, writable
from crmserver.idempotency import once
from crmserver.parties import (
    Document,
    applied_at,
    family,
    kept,
    links_of,
    merges_into,
    reference,
    relationships,
    text_of,
)
from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request
from crmserver.store.unit import Head, Unit
from crmstandard.identity import merging

if TYPE_CHECKING:
    from crmserver.server import Server


@handles(":unmerge")
async def unmerge(server: Server, request: Request) -> Answer:
    """A merge reversed, with all that it did; all in one unit of work."""
    reject_unknown(request)
    expect_media(request, JSON)
    expect_condition(request)
    body = server.read_object(request.body)
    server.check_body(request, body)
    resource, identifier = request.resource, request.params["id"]
    view = await server.access.view(server, request, resource, writing=True)

    def work(unit: Unit) -> Answer:
        event = writable(server, request, unit, view, resource, identifier)
        golden, retired = _parties(unit, event)
        _restore(server, request, unit, event, golden, retired)
        document = {**event.document(), "status": "reversed", "statusReason": body["reason"]}
        new = changed(server, request, unit, event, event.document(), document)
        unit.audit(audit.event(request, view, record=identifier))
        return shown(view, new.version, unit.now_of(new).tag)

    return await once(server, request, work, [(resource, identifier)])


def _parties(unit: Unit, event: Head) -> tuple[Head, Head]:
    """Both records of a merge that can be taken back; raises Refusal."""
    document = event.document()
    if document["status"] != "applied":
        raise Refusal("conflict", cite("API-217", pointer="/status", found=document["status"]), allowed=())
    golden, retired = (unit.head(document[name]["type"], document[name]["id"]) for name in ("golden", "retired"))
    if golden is None or retired is None or golden.deleted or retired.deleted:
        raise Refusal("gone", cite("API-045"))
    later = [each for each in merges_into(unit, document["golden"]) if applied_at(each) > applied_at(event)]
    if golden.document()["status"] == "merged":
        later += [each for each in merges_into(unit, golden.document()["replacedBy"]) if _retires(each, golden)]
    if later:
        params = {"record": text_of(document["golden"]), "event": later[-1].id}
        raise Refusal("conflict", cite("API-218", **params))
    return golden, retired


def _retires(event: Head, party: Head) -> bool:
    return bool(text_of(event.document()["retired"]) == text_of(reference(party)))


def _restore(server: Server, request: Request, unit: Unit, event: Head, golden: Head, retired: Head) -> None:
    """Gives both records back what they held, ends the links, and brings customers back."""
    staying = {text_of(reference(each)) for each in relationships(unit, family(unit, golden))}
    gone = family(unit, retired)
    own = {each.id for each in relationships(unit, gone)}
    for each in relationships(unit, gone):
        document = each.document()
        successor = document.get("replacedBy", {})
        if successor and text_of(successor) in staying and successor["id"] not in own:
            del document["replacedBy"]
            stage(server, unit, each, document, "updated")
    edited = _edited(unit, event, golden)
    for head in (golden, retired):
        source = _kept(unit, event, head)
        stage(server, unit, head, _again(merging.restored(source), head), "updated")
    for each in links_of(unit, reference(event)):
        end(server, unit, each)
    if edited:
        review(server, request, unit, (golden, retired), "edited", edited)


def _kept(unit: Unit, event: Head, head: Head) -> Document:
    """The record as it was before the merge; raises Refusal where it was erased."""
    try:
        return kept(unit, reference(event), reference(head))
    except LookupError:
        raise Refusal("gone", cite("API-045")) from None


def _again(document: Document, head: Head) -> Document:
    """A record as it was, with the metadata of its next version."""
    return {**document, "meta": {**document["meta"], "source": head.document()["meta"]["source"]}}


def _edited(unit: Unit, event: Head, golden: Head) -> list[str]:
    """Pointers of the members of the golden record that were changed after the merge."""
    at = applied_at(event)
    versions = unit.versions(golden.resource, golden.id)
    merged = next((each for each in versions if _recorded(each.doc, at)), None)
    if merged is None or merged.number == golden.version.number:
        return []
    before = Head(golden.resource, golden.id, merged, merged.number, None, deleted=False).document()
    return merging.changed(before, golden.document())


def _recorded(doc: bytes, at: str) -> bool:
    return f'"recordedAt":"{at}"'.encode() in doc
