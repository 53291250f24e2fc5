"""Scopes: who may read may not write, and who may not ask learns nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crmconformance.asking import Answer, get, post
from crmconformance.checks.security.tokenless import ways_to
from crmconformance.finding import anchored, entries, scene
from crmconformance.records import standing, written
from crmconformance.registry import check
from crmconformance.remembering import past_of
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import Target, scope
from crmconformance.trial import Trial
from crmconformance.wire import unlike


def _others(t: Trial, verb: str) -> tuple[str, ...]:
    """Scopes of the same kind for other resources, those among them whose names begin alike."""
    others = [name for name in t.target.offering("read") if name != t.resource]
    alike = [name for name in others if name.startswith(t.resource) or t.resource.startswith(name)]
    return tuple(dict.fromkeys(scope(name, verb) for name in (*others[:2], *alike)))


def _denied(answer: Answer, name: str) -> Answer:
    expect(answer, 403, scope=name)
    hold("entries" not in answer.document, "nothing but the refusal", "records", answer, scope=name)
    return answer


@check("SEC-020", each="create read search", every=True)
def who_may_not_read_a_resource_reads_nothing_of_it(t: Trial) -> Script[None]:
    """Reads and searches in each way that is offered, with the scopes of writing it and of reading others."""
    made, name = (yield from standing(t)), scope(t.resource, "read")
    scopes = (scope(t.resource, "write"), *_others(t, "read"))
    for path in (made.path, f"{t.path}?limit=1", *past_of(t, made)):
        _denied((yield from ask(get(path, scopes=scopes))), name)


@check("SEC-020", subjects=anchored())
def who_may_not_read_a_resource_finds_nothing_of_it_by_a_filter(t: Trial) -> Script[None]:
    """Searches by a filter with the scope of writing the resource."""
    found, name = (yield from scene(t)), scope(t.resource, "read")
    wanted = replace(found.filter(), scopes=(scope(t.resource, "write"),))
    answer = yield from ask(wanted)
    if answer.status not in (404, 405, 501):  # a system may offer searches by query alone
        _denied(answer, name)


@check("SEC-021", each="create read", every=True)
def who_may_not_write_a_resource_writes_nothing(t: Trial) -> Script[None]:
    """Creates, changes and deletes with the scopes of reading it and of writing others."""
    name = scope(t.resource, "write")
    scopes = (scope(t.resource, "read"), *_others(t, "write"))
    sent, made = (yield from written(t, t.resource)), (yield from standing(t))
    for wanted in (post(t.path, sent), *(each for each in ways_to(t, made) if each.method != "GET")):
        _denied((yield from ask(replace(wanted, scopes=scopes))), name)
    there = expect((yield from ask(get(made.path))), 200, scope=name)
    hold(there.etag == made.etag, "the record as it was", "a changed record", there, scope=name)


ELSE = {
    "events": ("GET", "/v1/events", "events.read"),
    "bulk": ("GET", "/v1/bulk/jobs/none", "bulk.read"),
}


def _areas(target: Target) -> Iterable[str]:
    return [*(name for name in ELSE if name in target.classes), *(["metrics"] if "metrics" in target.features else [])]


@check("SEC-022", subjects=_areas)
def an_operation_needs_the_scope_of_its_area(t: Trial) -> Script[None]:
    """Asks for events, jobs and metrics with the scope to read a resource alone."""
    _, path, name = ELSE.get(t.subject, ("GET", "/metrics", "admin"))
    some = scope(t.target.offering("read")[0], "read")
    _denied((yield from ask(get(path, scopes=(some,)))), name)


@check("SEC-023", each="search")
def a_refusal_names_the_scope_that_is_missing(t: Trial) -> Script[None]:
    """Searches without the scope, and reads WWW-Authenticate."""
    name = scope(t.resource, "read")
    answer = expect((yield from ask(get(f"{t.path}?limit=1", scopes=(scope(t.resource, "write"),)))), 403)
    told = answer.header("www-authenticate") or "missing"
    hold("insufficient_scope" in told and name in told, say("insufficient_scope with {}", name), told, answer)


def _alike(one: Answer, other: Answer) -> None:
    told = {name: value for name, value in one.document.items() if name not in ("requestId", "instance")}
    said = {name: value for name, value in other.document.items() if name not in ("requestId", "instance")}
    same = one.status == other.status and unlike(told, said) is None
    hold(same, say("the answer of the other, {}", other.shown), one.shown, one)


@check("SEC-024", each="create read", every=True)
def a_refusal_does_not_tell_whether_a_record_exists(t: Trial) -> Script[None]:
    """Reads, changes and deletes without the scope a record that exists and one that does not."""
    made = yield from standing(t)
    nowhere = f"{t.path}/{t.word(len(made.id))}"
    for wanted in ways_to(t, made):
        scopes = (scope(t.resource, "write" if wanted.method == "GET" else "read"), *_others(t, "read"))
        first = expect((yield from ask(replace(wanted, scopes=scopes))), 403)
        other = replace(wanted, path=wanted.path.replace(made.path, nowhere, 1), scopes=scopes)
        _alike(first, (yield from ask(other)))


@check("SEC-025", subjects=anchored())
def nothing_is_included_that_may_not_be_read(t: Trial) -> Script[None]:
    """Includes the record that others refer to, without the scope to read it."""
    found = yield from scene(t)
    kind, _, anchor = found.anchor.values[0].partition("/")
    if kind == t.resource:
        return
    wanted = found.search(more=f"&include={found.anchor.field}", scopes=(scope(t.resource, "read"),))
    answer = yield from ask(wanted)
    expect(answer, 200, 403, resource=kind)
    told = [each for each in entries(answer) if each.get("resourceType") == kind and each.get("id") == anchor]
    hold(not told, say("no record of {}", kind), "one", answer, resource=kind)
