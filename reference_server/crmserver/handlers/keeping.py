"""What a merge leaves besides its two records: both as they were, links to them, and who is affected."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select, union

from crmserver.handlers.writing import created, judged
from crmserver.parties import Document, Reference, found, text_of
from crmserver.request import Request
from crmserver.store.fields import fields_of
from crmserver.store.tables import entries
from crmserver.store.unit import Head, Unit
from crmserver.store.values import instant
from crmstandard import schemas
from crmstandard.identity import Match, merging
from crmstandard.identity import reference as cites
from crmstandard.operations import roles

if TYPE_CHECKING:
    from crmserver.server import Server


def stage(server: Server, unit: Unit, head: Head, document: Document, verb: str) -> Head:
    """Stages a change that only an operation makes; what it makes has to be sound like any other record."""
    before = head.document()["meta"]
    document["meta"] = {**document["meta"], **{name: before[name] for name in ("versionId", "recordedAt", "source")}}
    judged(server, head.resource, document)
    document["meta"].pop("validTime", None)
    return unit.change(head, document, verb=verb)


def keep(server: Server, request: Request, unit: Unit, head: Head) -> Reference:
    """Keeps a record as it is as a source record; the same version is kept once."""
    resource = str(roles()["sourceRecord"])
    made = merging.snapshot(head.version.doc, instant(unit.now))
    key = f"{head.resource}/{head.id}/{made['sourceVersion']}"
    identifier = f"kept-{sha256(key.encode()).hexdigest()[:26]}"
    if unit.head(resource, identifier) is None:
        created(server, request, unit, resource, {**made, "resourceType": resource, "id": identifier}, None)
    return {"type": resource, "id": identifier}


def link(
    server: Server,
    request: Request,
    unit: Unit,
    head: Head,
    source: Reference,
    event: Reference,
    golden: Reference,
    match: Match,
) -> None:
    """Says that a record as it was before a merge is of the golden record from now on."""
    at = instant(unit.now)
    document: Document = {
        "resourceType": str(roles()["link"]),
        "id": server.new_id(),
        "sourceRecord": source,
        "sourceSystem": merging.RECORDS,
        "sourceKey": head.id,
        "golden": golden,
        "linkType": "same",
        "policy": cites(server.parties.match_policy(head.resource)),
        "actorKind": request.known.actor_kind,
        "decidedAt": at,
        "mergeEvent": event,
        "period": {"start": at},
    }
    document |= _certainty(request, match) if head.id != golden["id"] else {"grade": "certain", "score": "1"}
    created(server, request, unit, document["resourceType"], document, None)


def _certainty(request: Request, match: Match) -> Document:
    """How sure it is; a machine has no grade to give where a person has to decide (PTY-090, PTY-091)."""
    agreed = [each.path for each in match.evidences if each.outcome == "agree"]
    made: Document = {"score": str(match.score)}
    if agreed:
        made["matchedPaths"] = agreed
    by_person = request.known.actor_kind != "system" and match.grade != "certainlyNot"
    return {**made, "grade": match.grade} if match.grade == "certain" or by_person else made


def end_own_links(server: Server, unit: Unit, retired: Head) -> None:
    """Ends the links by which a record that is about to be retired stood for itself."""
    for each in found(unit, str(roles()["link"]), "sourceKey", [retired.id]):
        if each.document()["sourceSystem"] == merging.RECORDS:
            end(server, unit, each)


def end(server: Server, unit: Unit, link: Head) -> None:
    """Ends a link that still holds."""
    document = link.document()
    if "end" not in document.get("period", {}):
        period = {**document.get("period", {}), "end": instant(unit.now)}
        stage(server, unit, link, {**document, "period": period}, "updated")


def affected(unit: Unit, party: Reference) -> list[Document]:
    """How many records of each resource refer to a party."""
    made = []
    for resource, names in _referring(party["type"]):
        count = int(unit.select(_counted(unit, names, text_of(party))).scalar_one())
        if count:
            made.append({"type": resource, "count": count})
    return made


def _counted(unit: Unit, names: Iterable[str], value: str) -> Select[Any]:
    """How many records have a value in one of these fields: each field by its own range of the index."""
    c = entries.c
    parts = [
        select(c.id).where(c.tenant == unit.tenant.id, c.field == unit.batch.terms[name], c.value == value)
        for name in names
    ]
    return select(func.count()).select_from(union(*parts).subquery())


@cache
def _referring(party: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The search fields of each resource that may refer to a party."""
    found = []
    for resource in sorted(schemas.resources()):
        fields = fields_of(resource).values()
        names = tuple(each.term for each in fields if each.kind == "reference" and party in each.targets)
        if names:
            found.append((resource, names))
    return tuple(found)
