"""Candidates for one party: looked up by blocking keys, compared, and shown as far as the caller may know them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, select

from crmserver import audit
from crmserver.access.view import View
from crmserver.handlers.reading import reject_unknown
from crmserver.handlers.registry import handles
from crmserver.handlers.writing import expect_media
from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request, json_answer
from crmserver.store.fields import match_term
from crmserver.store.tables import entries, heads
from crmstandard.identity import Match, reference

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
USUAL, MOST_COMPARED, MOST_KEYS = 10, 500, 100
KNOWN = ("names", "identifiers", "birthDate", "contactPoints", "addresses")
NONE = {"en": "no record is graded certain", "zh": "没有等级为 certain 的记录"}
SEVERAL = {
    "en": "several records are graded certain; a steward has to look at them",
    "zh": "有多条记录的等级为 certain，须由数据管理员处理",
}


@handles(":match")
async def match(server: Server, request: Request) -> Answer:
    """The best candidates for what is known of a party; nothing is written but the audit event."""
    reject_unknown(request)
    expect_media(request, JSON)
    body = server.read_object(request.body)
    server.check_body(request, body)
    view = await server.access.view(server, request, request.resource)
    sought = _shown_only(view, body)
    candidates = await server.store.read(partial(_candidates, server, request, view, sought))
    result = _result(request, body, candidates)
    entry = audit.event(request, view, count=len(result["candidates"]))
    await server.store.run(request.known.tenant, lambda unit: unit.audit(entry))
    return json_answer(200, {**result, "policy": reference(server.parties.match_policy(request.resource))})


def _shown_only(view: View, body: Document) -> Document:
    """What the caller may compare by; raises Refusal if it sees none of it, since a match would be a guess."""
    given = [name for name in KNOWN if name in body]
    if view.whole or not given:
        return body
    masked = [name for name in given if not view.shows(name)]
    if len(masked) == len(given):
        raise Refusal("forbidden", *(cite("SEC-065", pointer=f"/{name}", member=name) for name in masked))
    return {name: value for name, value in body.items() if name not in masked}


def _candidates(
    server: Server, request: Request, view: View, sought: Document, connection: Connection
) -> list[tuple[str, Match]]:
    """Ids with how they compare, the best first."""
    policy = server.parties.match_policy(request.resource)
    made = []
    for doc in _blocked(server, request, sought, connection):
        document = orjson.loads(doc)
        seen = document if view.whole else view.apply(document)
        if seen is not None:
            found = server.parties.compare(sought, seen, policy)
            if found.grade != "certainlyNot":
                made.append((str(document["id"]), found))
    return sorted(made, key=lambda each: (-each[1].score, -each[1].probability, each[0]))


def _blocked(server: Server, request: Request, sought: Document, connection: Connection) -> list[bytes]:
    """Records that share a key with what is sought; the keys that fewest share come first, so a limit costs little."""
    tenant, terms = server.store.tenants.get(request.known.tenant, 0), server.store.terms
    e, h = entries.c, heads.c
    ids: dict[str, None] = {}
    for key in server.parties.ordered_keys(sought)[:MOST_KEYS]:
        found = (e.tenant == tenant) & (e.field == terms[match_term(request.resource)]) & (e.value == key)
        ids.update(dict.fromkeys(connection.execute(select(e.id).where(found).limit(MOST_COMPARED)).scalars()))
        if len(ids) >= MOST_COMPARED:
            break
    there = (h.tenant == tenant) & (h.resource == terms[request.resource]) & h.id.in_(list(ids)[:MOST_COMPARED])
    return list(connection.execute(select(h.doc).where(there, h.deleted.is_(False))).scalars())


def _result(request: Request, body: Document, candidates: list[tuple[str, Match]]) -> Document:
    count = int(body.get("count", USUAL))
    if not body.get("onlyCertainMatches"):
        return {"candidates": [candidate(request.resource, *each) for each in candidates[:count]]}
    certain = [each for each in candidates if each[1].grade == "certain"]
    if len(certain) == 1:
        return {"candidates": [candidate(request.resource, *certain[0])]}
    reason = SEVERAL if certain else NONE
    return {"candidates": [], "reason": reason[request.lang if request.lang in reason else "en"]}


def candidate(resource: str, identifier: str, found: Match) -> Document:
    """A candidate as results and merge events have it; no value of its record is in it."""
    made: Document = {
        "candidate": {"type": resource, "id": identifier},
        "score": str(found.score),
        "grade": found.grade,
        "evidences": [
            {"path": each.path, "outcome": each.outcome, "comparator": each.comparator, "weight": str(each.weight)}
            for each in found.evidences
        ],
    }
    vetoes = [{"identifierType": each.identifier_type, "differences": each.differences} for each in found.vetoes]
    return {**made, "vetoes": vetoes} if vetoes else made
