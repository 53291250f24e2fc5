"""Merges: one record goes on with what survives of both, the other is retired and says into which it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crmserver import audit
from crmserver.access.view import View
from crmserver.handlers.keeping import affected, end_own_links, keep, link, stage
from crmserver.handlers.matching import candidate
from crmserver.handlers.reading import reject_unknown, sees, shown
from crmserver.handlers.registry import handles
from crmserver.handlers.reviewing import review
from crmserver.handlers.writing import expect_condition, expect_media, first_meta, judged, refuse_any, writable
from crmserver.idempotency import once
from crmserver.judging import DANGLING, write_only
from crmserver.parties import (
    Document,
    Reference,
    contributions,
    edits,
    family,
    found,
    open_customers,
    reference,
    text_of,
)
from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request, refused
from crmserver.store.fields import IDENTIFIERS, identifier_text
from crmserver.store.unit import Head, Unit
from crmserver.store.values import instant
from crmstandard.identity import Contribution, Match, Settled, Veto, merging
from crmstandard.identity.normal import plain
from crmstandard.identity.policies import reference as cites
from crmstandard.identity.surviving import Golden
from crmstandard.operations import roles

if TYPE_CHECKING:
    from crmserver.server import Server

PREVIEWED, APPLIED = ("previewed",), ("previewed", "approved", "applied")
OPEN = frozenset({"proposed", "previewed", "approved"})


@dataclass(frozen=True, slots=True)
class Pair:
    """The record that stays and the one that goes, with how they compare and what forbids the merge."""

    golden: Head
    retired: Head
    match: Match
    vetoes: tuple[Veto, ...]
    event: Head | None

    @property
    def waivers(self) -> dict[str, Document]:
        """The vetoes that a person found to be none, by kind of identifier."""
        rows = self.event.document().get("vetoes", ()) if self.event else ()
        return {row["identifierType"]: row for row in rows if "waivedBy" in row}

    @property
    def forbidden(self) -> list[Veto]:
        """The vetoes that stand."""
        return [each for each in self.vetoes if each.identifier_type not in self.waivers]


@handles(":merge")
async def merge(server: Server, request: Request) -> Answer:
    """Another record merged into the one of the path, or a preview of it; all in one unit of work."""
    reject_unknown(request)
    expect_media(request, JSON)
    expect_condition(request)
    body = server.read_object(request.body)
    server.check_body(request, body)
    resource, identifier = request.resource, request.params["id"]
    view = await server.access.view(server, request, resource, writing=True)
    event_view = await server.access.view(server, request, str(roles()["merge"]), writing=True)

    def work(unit: Unit) -> Answer:
        pair = _pair(server, request, unit, view, body)
        preview = bool(body.get("preview"))
        if pair.forbidden and not preview:
            return _vetoed(server, request, unit, view, pair)
        event = _carried_out(server, request, unit, pair, body, preview)
        unit.audit(audit.event(request, view, record=identifier))
        return shown(event_view, event.version)

    return await once(server, request, work, [(resource, identifier)])


def _pair(server: Server, request: Request, unit: Unit, view: View, body: Document) -> Pair:
    """Both records, as far as they may be merged; raises Refusal."""
    _expect_standing(unit, view, request.resource, request.params["id"])
    golden = writable(server, request, unit, view, request.resource, request.params["id"])
    retired = _source(unit, request, view, body["source"])
    if retired.id == golden.id:
        raise Refusal("invalid", cite("API-207", pointer="/source"))
    _standing(retired, "/source")
    if body.get(IDENTIFIERS):
        _expect_identifiers(view, f"/{IDENTIFIERS}")
    refuse_any(
        [
            cite("API-204", pointer=f"/identifiers/{place}", record=text_of(reference(head)))
            for place, each in enumerate(body.get(IDENTIFIERS, ()))
            for head in (golden, retired)
            if not _carries(head, each)
        ]
    )
    return _compared(server, unit, golden, retired)


def _expect_standing(unit: Unit, view: View, resource: str, identifier: str) -> None:
    """Raises Refusal for a record that was merged away, where the caller sees it."""
    head = unit.head(resource, identifier)
    if head is not None and sees(view, unit, head):
        _standing(head, None)


def _source(unit: Unit, request: Request, view: View, source: Document) -> Head:
    if source["type"] != request.resource:
        raise Refusal("invalid", cite("PTY-098", pointer="/source/type", expected=request.resource))
    identifier = source.get("id")
    if identifier is None:
        _expect_identifiers(view, "/source/identifier")
        ids = unit.find(f"{source['type']}.{IDENTIFIERS}", [identifier_text(source["identifier"])])
        ids = [each for each in ids if (head := unit.head(request.resource, each)) and sees(view, unit, head)]
        if len(ids) != 1:
            raise Refusal("invalid", cite("API-161", pointer="/source/identifier", count=len(ids)))
        identifier = ids[0]
    head = unit.head(request.resource, identifier)
    if head is None or head.deleted or not sees(view, unit, head):
        raise Refusal("invalid", cite(DANGLING, pointer="/source/id", type=source["type"]))
    return head


def _expect_identifiers(view: View, pointer: str) -> None:
    """Raises Refusal for a caller who does not see identifiers, and so may not ask which record has one."""
    if not view.shows(IDENTIFIERS):
        raise Refusal("forbidden", cite("SEC-065", pointer=pointer, member=IDENTIFIERS))


def _standing(head: Head | None, pointer: str | None) -> None:
    """Raises Refusal for a record that was merged away."""
    if head is not None and not head.deleted and head.document()["status"] == "merged":
        raise Refusal("conflict", cite("API-208", pointer=pointer, record=text_of(reference(head))))


def _carries(head: Head, identifier: Document) -> bool:
    """Whether a record has an identifier, however it is written."""
    wanted = identifier["system"], plain(identifier["value"])
    return any((each["system"], plain(each["value"])) == wanted for each in head.document().get(IDENTIFIERS, ()))


def _compared(server: Server, unit: Unit, golden: Head, retired: Head) -> Pair:
    """The comparison of both records, and the vetoes between all that each was merged from."""
    policy = server.parties.match_policy(golden.resource)
    mine, theirs = ([each.document() for each in family(unit, head)] for head in (golden, retired))
    vetoes = server.parties.veto_between(mine, theirs, policy)
    match = server.parties.compare(golden.document(), retired.document(), policy)
    if vetoes and match.grade == "certain":
        match = replace(match, grade="possible", vetoes=vetoes)
    ours = found(unit, str(roles()["merge"]), "retired", [text_of(reference(retired))])
    events = [each for each in ours if _is_open(each.document(), reference(golden))]
    return Pair(golden, retired, match, vetoes, max(events, key=lambda each: each.version.recorded_at, default=None))


def _is_open(event: Document, golden: Reference) -> bool:
    return event["status"] in OPEN and text_of(event["golden"]) == text_of(golden)


def _vetoed(server: Server, request: Request, unit: Unit, view: View, pair: Pair) -> Answer:
    """The refusal of a merge against a veto; a task for a person is all that it leaves."""
    review(server, request, unit, (pair.golden, pair.retired), "veto")
    unit.audit(audit.event(request, view, record=pair.golden.id, denied_by="API-205"))
    cited = [cite("API-205", pointer="/source", identifier=each.identifier_type) for each in pair.forbidden]
    return refused(Refusal("conflict", *cited), request)


def _carried_out(server: Server, request: Request, unit: Unit, pair: Pair, body: Document, preview: bool) -> Head:
    """The merge event, with all that it did."""
    sources = keep(server, request, unit, pair.golden), keep(server, request, unit, pair.retired)
    golden = _surviving(server, unit, pair, sources)
    document = _event_document(server, unit, pair, body, golden, sources[1])
    if preview:
        return _event(server, request, unit, pair.event, document, PREVIEWED, body["reason"])
    event = _event(server, request, unit, pair.event, document, APPLIED, body["reason"])
    _apply(server, unit, pair, golden)
    for head, source in zip((pair.golden, pair.retired), sources, strict=True):
        link(server, request, unit, head, source, reference(event), reference(pair.golden), pair.match)
    return event


def _surviving(server: Server, unit: Unit, pair: Pair, sources: tuple[Reference, Reference]) -> Golden:
    """What the golden record holds: the best of all that both were merged from, and what people chose since."""
    brought: list[Contribution] = []
    chosen: dict[str, Settled] = {}
    heads = sorted(zip((pair.golden, pair.retired), sources, strict=True), key=lambda each: each[0].version.recorded_at)
    for head, source in heads:
        document = head.document()
        mine = contributions(unit, document, source)
        chosen |= edits(server.parties, document, source, mine, document["meta"]["recordedAt"])
        brought += mine
    return server.parties.survive(brought, server.parties.survivorship_policy(), chosen, instant(unit.now))


def _apply(server: Server, unit: Unit, pair: Pair, golden: Golden) -> None:
    """Writes both records, and of two open customers of one bank unit the one that goes."""
    staying, going = open_customers(unit, family(unit, pair.golden)), open_customers(unit, family(unit, pair.retired))
    end_own_links(server, unit, pair.retired)
    document = merging.golden_document(pair.golden.document(), reference(pair.retired), golden)
    stage(server, unit, pair.golden, document, "updated")
    stage(
        server, unit, pair.retired, merging.retired_document(pair.retired.document(), reference(pair.golden)), "merged"
    )
    for bank in sorted(going.keys() & staying.keys()):
        if going[bank].id != staying[bank].id:
            retired = {**going[bank].document(), "replacedBy": reference(staying[bank])}
            stage(server, unit, going[bank], retired, "updated")


def _event_document(
    server: Server, unit: Unit, pair: Pair, body: Document, golden: Golden, source: Reference
) -> Document:
    """The members of the merge event besides its state."""
    one, other = pair.golden.document(), pair.retired.document()
    vetoes = [
        {
            "identifierType": each.identifier_type,
            "differences": each.differences,
            **pair.waivers.get(each.identifier_type, {}),
        }
        for each in pair.vetoes
    ]
    made = {
        "golden": reference(pair.golden),
        "retired": reference(pair.retired),
        "sourceRecords": [source],
        "candidates": [candidate(pair.retired.resource, pair.retired.id, pair.match)],
        "score": str(pair.match.score),
        "policy": cites(server.parties.match_policy(pair.golden.resource)),
        "survivorshipPolicy": cites(server.parties.survivorship_policy()),
        "preview": {
            "previewedAt": instant(unit.now),
            "fieldProvenance": list(golden.provenance),
            "conflictPaths": merging.differing(one, other),
            "affectedCounts": affected(unit, reference(pair.retired)),
        },
        "reason": body["reason"],
    }
    return {**made, "vetoes": vetoes} if vetoes else made


def _event(
    server: Server,
    request: Request,
    unit: Unit,
    before: Head | None,
    members: Document,
    states: tuple[str, ...],
    reason: Document,
) -> Head:
    """Takes the merge event through its states, each recorded; one that was previewed goes on from there."""
    resource, at = str(roles()["merge"]), instant(unit.now)
    document: Document = {**before.document(), **members} if before else {"resourceType": resource, **members}
    if before is None:
        document |= {"id": server.new_id(), "meta": first_meta({}, request, unit, None)}
        server.begin(resource, document, request.known, at)
    order = ("proposed", *APPLIED)
    for state in states:
        if order.index(state) > order.index(document["status"]):
            stepped = {**document, "status": state, "statusReason": reason}
            server.step(resource, document, stepped, request.known, at)
            document = stepped
    for name in write_only(resource):
        document.pop(name, None)
    if before is not None:
        moved = document["status"] != before.document()["status"]
        return stage(server, unit, before, document, "statusChanged" if moved else "updated")
    judged(server, resource, document)
    return unit.create(resource, document)
