"""Jobs: how they are started and polled."""

from __future__ import annotations

from crmconformance.asking import get, post
from crmconformance.finding import scene
from crmconformance.jobs import EXPORTS, ended, exportable, of_scene, path_of, start_export
from crmconformance.records import led
from crmconformance.registry import check
from crmconformance.saying import of_finding
from crmconformance.script import Missing, Script, ask, expect, hold
from crmconformance.trial import Trial
from crmstandard.validators.structure import judge

STARTS = 10


@check("BLK-001", subjects=exportable)
def an_export_is_started(t: Trial) -> Script[None]:
    """Starts an export and follows Content-Location."""
    found = yield from scene(t)
    answer = expect((yield from ask(start_export(of_scene(found)))), 202)
    path = led(t, answer, "Content-Location")
    hold(path, "Content-Location", "none", answer)
    expect((yield from ask(get(path))), 200, 202)


@check("BLK-001", subjects=exportable)
def a_preference_is_found_among_others(t: Trial) -> Script[None]:
    """Starts exports with respond-async beside another preference, in capitals, and with a parameter (RFC 7240)."""
    found = yield from scene(t)
    for told in (
        "handling=strict, respond-async",
        "Respond-Async",
        "respond-async; vendor=1",
        "respond-async, wait=10",
    ):
        answer = yield from ask(post(EXPORTS, of_scene(found), headers={"prefer": told}))
        yield from ended(t, expect(answer, 202))


@check("BLK-002", subjects=exportable)
def a_job_is_not_started_without_prefer(t: Trial) -> Script[None]:
    """Starts an export without Prefer, and with another preference."""
    found = yield from scene(t)
    for headers in ({}, {"prefer": "return=minimal"}):
        expect((yield from ask(post(EXPORTS, of_scene(found), headers=headers))), 400)


@check("BLK-003", subjects=exportable)
def a_job_at_work_tells_how_far_it_is(t: Trial) -> Script[None]:
    """Starts exports and polls each at once, until one is seen at work."""
    found = yield from scene(t)
    for _ in range(STARTS):
        started = yield from ask(start_export(of_scene(found)))
        answer = yield from ask(get(path_of(t, started)))
        if answer.status == 200:
            continue
        expect(answer, 202, missing="202")
        hold((answer.header("retry-after") or "").strip(), "Retry-After", "none", answer, missing="Retry-After")
        told = answer.document.get("progress")
        hold(told is not None, "its progress", "none", answer, missing="progress")
        return
    raise Missing("a job at work is needed, but every one was done at its first poll")


@check("BLK-004", subjects=exportable)
def a_job_that_is_done_gives_its_manifest(t: Trial) -> Script[None]:
    """Polls an export to its end, and judges the manifest by its schema."""
    found = yield from scene(t)
    started = yield from ask(start_export(of_scene(found)))
    answer = expect((yield from ended(t, started)), 200)
    faults = judge("BulkJob").findings(answer.json)
    told = of_finding(faults[0]) if faults else ""
    hold(not faults and answer.document, "a valid BulkJob", told or "no object", answer)
    hold(answer.document.get("files"), "files", "none", answer)
