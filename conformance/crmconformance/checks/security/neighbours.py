"""Tenants beside each other: events, matches, exports, traces and operations show nothing of what another one keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmconformance.asking import ELSEWHERE, Answer, Ask, get, post
from crmconformance.finding import entries
from crmconformance.following import about, changing, complete, end, since
from crmconformance.jobs import ended, export_of_scene, exportable, of_scene, read, start_export
from crmconformance.parties import PARTIES, REASON, candidates, known, party
from crmconformance.records import create, standing
from crmconformance.registry import check
from crmconformance.remembering import at
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold
from crmconformance.target import Target, collection
from crmconformance.trail import TRAIL, counted, trailed
from crmconformance.trial import Trial
from crmconformance.wire import unlike
from crmstandard.operations import operations

REASONED = ("merge", "unmerge", "withdraw")  # operations that are given a reason


def _told(target: Target) -> list[str]:
    return list(changing(target))[:1] if "events" in target.classes else []


@check("SEC-031", subjects=_told, needs=(ELSEWHERE,))
def another_tenant_is_told_of_no_change(t: Trial) -> Script[None]:
    """Creates a record, and follows the feed of events as another tenant."""
    theirs = (yield from since(t.resource, client=ELSEWHERE)).end
    cursor = yield from end(t.resource)
    made = yield from create(t)
    yield from complete(t.resource, made.id, cursor, 1)
    pages = yield from since(t.resource, theirs, client=ELSEWHERE)
    told = [each for each in pages.events() if about(each, t.resource, made.id)]
    hold(not told, "no event of the first tenant", "one", pages.answers[-1], found="an event")


def _matched(target: Target) -> list[str]:
    return [each for each in PARTIES if f"{collection(each).removeprefix('/v1/')}:match" in target.operations][:1]


@check("SEC-031", subjects=_matched, needs=(ELSEWHERE,))
def another_tenant_matches_nothing_of_it(t: Trial) -> Script[None]:
    """Looks as another tenant for a party that the first one knows."""
    about_it = known(t)
    yield from party(t, about_it, about_it.number)
    answer = expect((yield from ask(post(f"{t.path}:match", about_it.sought, client=ELSEWHERE))), 200)
    hold(not candidates(answer), "no candidate of the first tenant", "one", answer, found="a candidate")


def _traced(target: Target) -> list[str]:
    return list(trailed("object", "action")(target))[:1]


@check("SEC-031", subjects=_traced, needs=(ELSEWHERE,))
def another_tenant_finds_no_trace_of_it(t: Trial) -> Script[None]:
    """Searches as another tenant the audit trail for a record of the first."""
    made = yield from create(t)
    name = f"{made.resource}/{made.id}"
    if not (yield from counted(object=name, action="create")):
        raise Missing("an audit event is needed")
    answer = expect((yield from ask(get(at(collection(TRAIL), object=name, action="create"), client=ELSEWHERE))), 200)
    hold(not entries(answer), "no audit event of the first tenant", "one", answer, found="an audit event")


def _exported(target: Target) -> list[str]:
    return list(exportable(target))[:1] if "bulk" in target.classes else []


@check("SEC-031", subjects=_exported, needs=(ELSEWHERE,))
def another_tenant_exports_nothing_of_it(t: Trial) -> Script[None]:
    """Asks as another tenant for a job of the first and its files, and for an export of the same records."""
    found, made = yield from export_of_scene(t)
    for path in (made.path, *(answer.ask.path for _, answer in made.files)):
        expect((yield from ask(get(path, client=ELSEWHERE))), 404, found="a job")
    started = expect((yield from ask(start_export(of_scene(found), client=ELSEWHERE))), 202)
    manifest = yield from ended(t, started, ELSEWHERE)
    for entry in manifest.document.get("files") or ():
        answer = yield from ask(get(t.local(str(entry.get("url")), manifest.ask.path), client=ELSEWHERE))
        told = {str((read(line) or {}).get("id")) for line in answer.body.splitlines() if line.strip()} & found.ids
        hold(not told, "no record of the first tenant", say("{} records", len(told)), answer, found="a record")


def _operated(target: Target) -> list[str]:
    """Resources with operations on single records that the suite can make."""
    offered = target.offering("create", "read")
    parts = {each: f"{collection(each).removeprefix('/v1/')}/{{id}}:" for each in offered}
    return [each for each, part in parts.items() if any(name.startswith(part) for name in target.operations)]


@check("SEC-030", subjects=_operated, needs=(ELSEWHERE,))
def no_operation_of_another_tenant_reaches_a_record(t: Trial) -> Script[None]:
    """Calls as another tenant each operation on a record of the first, and on one that never was."""
    made = yield from standing(t)
    nowhere = f"{t.path}/{t.word(len(made.id))}"
    for each in operations():
        form = f"{t.path}/{{id}}"
        if each["path"].removeprefix("/v1/") in t.target.operations and each["path"].startswith(f"{form}:"):
            there = yield from ask(_called(each, made.path))
            never = yield from ask(_called(each, nowhere))
            told = unlike(_said(there), _said(never)) if there.status == never.status else "status"
            hold(told is None, "the answer for a record that never was", say("another at {}", told), there)


def _called(operation: Mapping[str, Any], path: str) -> Ask:
    target = f"{path}:{operation['path'].rpartition(':')[2]}"
    if operation["method"] == "get":
        return get(target, client=ELSEWHERE)
    verb = target.rpartition(":")[2]
    source = {"type": operation.get("resource"), "id": path.rpartition("/")[2]}
    body = {"reason": REASON, **({"source": source} if verb == "merge" else {})} if verb in REASONED else {}
    return post(target, body, headers={"if-match": '"1"'}, client=ELSEWHERE)


def _said(answer: Answer) -> dict[str, object]:
    return {name: value for name, value in answer.document.items() if name not in ("requestId", "instance")}
