"""Tenants: what one bank keeps does not exist for another."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import ELSEWHERE, Answer, delete, get, patch, post, put
from crmconformance.finding import Scene, anchored, entries, scene
from crmconformance.records import Record, after, create, difference, standing
from crmconformance.registry import check
from crmconformance.remembering import meta, past_of
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold, in_turn, needed
from crmconformance.target import collection
from crmconformance.trial import Trial
from crmconformance.wire import unlike


@check("SEC-030", each="create read", every=True, needs=(ELSEWHERE,))
def a_record_of_another_tenant_never_was(t: Trial) -> Script[None]:
    """Reads and changes as another tenant a record that exists and one that does not, its versions too."""
    made = yield from standing(t)
    there = yield from _asked_for_elsewhere(t, made)
    if there.status == 410:  # ids are unique in a tenant: this may be that of a record of its own which is gone
        made = yield from create(t)
        there = yield from _asked_for_elsewhere(t, made)
    nowhere = f"{t.path}/{t.word(len(made.id))}"
    if there.status == 200 and not _same(made.document, there.document):
        return
    expect(there, 404)
    told = unlike(_said(there.document), _said((yield from ask(get(nowhere, client=ELSEWHERE))).document))
    hold(told is None, "the answer for a record that never was", say("another at {}", told), there)
    for path in past_of(t, made):
        expect((yield from ask(get(path, client=ELSEWHERE))), 404)
    if "replace" in t.target.resources[t.resource]:
        expect((yield from ask(put(made.path, made.document, made.etag, client=ELSEWHERE))), 404)
    if "patch" in t.target.resources[t.resource]:
        expect((yield from ask(patch(made.path, difference(t), made.etag, client=ELSEWHERE))), 404)
    if "delete" in t.target.resources[t.resource]:
        expect((yield from ask(delete(made.path, made.etag, client=ELSEWHERE))), 404)


def _asked_for_elsewhere(t: Trial, made: Record) -> Script[Answer]:
    """The answer that another tenant gets for a record, which a cache may hold since it was read with its past."""
    yield from in_turn(*(get(path) for path in (made.path, *past_of(t, made))))
    return (yield from ask(get(made.path, client=ELSEWHERE)))


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two documents are of one record: ids are unique in a tenant, another may have a record of the same id."""
    known = [(each.get("resourceType"), each.get("id")) for each in (one, other)]
    recorded = [(meta(each).get("versionId"), meta(each).get("recordedAt")) for each in (one, other)]
    return known[0] == known[1] and recorded[0] == recorded[1]


def _of(found: Scene, answer: Answer) -> list[str]:
    """The ids of those listed records that are of the scene."""
    return [each.id for each in found.records if any(_same(each.document, row) for row in entries(answer))]


def _said(document: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in document.items() if name not in ("requestId", "instance")}


@check("SEC-031", subjects=anchored(), needs=(ELSEWHERE,))
def another_tenant_lists_nothing_of_it(t: Trial) -> Script[None]:
    """Searches as another tenant for records of the first, by query and by filter."""
    found = yield from scene(t)
    for wanted in (found.search(client=ELSEWHERE), found.filter(client=ELSEWHERE)):
        answer = expect((yield from ask(wanted)), 200, found="a record")
        told = _of(found, answer)
        hold(not told, "no record", say("{} records", len(told)), answer, found="a record")
    largest = t.target.limit("maxPageSize") or 1000
    answer = expect((yield from ask(get(f"{t.path}?limit={largest}", client=ELSEWHERE))), 200)
    told = _of(found, answer)
    hold(not told, "no record of the first tenant", say("{} records", len(told)), answer, found="a record")


@check("SEC-031", subjects=anchored(), needs=(ELSEWHERE,))
def a_cursor_leads_another_tenant_to_nothing_of_it(t: Trial) -> Script[None]:
    """Asks as another tenant for the next page of a search of the first, by its cursor."""
    found = yield from scene(t)
    first = needed((yield from ask(found.search(more="&limit=1"))), 200, what="a page is needed")
    cursor = first.document.get("next")
    if not isinstance(cursor, str):
        raise Missing("a page is needed")
    for client in (None, ELSEWHERE):
        answer = yield from ask(after(found.search(more="&limit=1", client=client), cursor))
        expect(answer, *((401,) if client is None else (200, 400, 403, 404, 410)), found="a record")
        told = _of(found, answer)
        hold(not told, "no record of the first tenant", say("{} records", len(told)), answer, found="a record")


@check("SEC-032", subjects=anchored(), needs=(ELSEWHERE,))
def a_reference_to_another_tenant_leads_nowhere(t: Trial) -> Script[None]:
    """Creates as another tenant a record that refers to one of the first."""
    found = yield from scene(t)
    kind, _, anchor = found.anchor.values[0].partition("/")
    path = f"{collection(kind)}/{anchor}"
    mine, theirs = (yield from ask(get(path))), (yield from ask(get(path, client=ELSEWHERE)))
    if theirs.status == 200 and not _same(mine.document, theirs.document):
        return  # the other tenant has a record of that id, to which the reference leads
    own = {name: value for name, value in found.records[0].sent.items() if name != "identifiers"}
    expect((yield from ask(post(t.path, own, client=ELSEWHERE))), 422)
