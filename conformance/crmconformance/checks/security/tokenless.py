"""Ways past the token: each way to a record, an area and a file wants one, in the header and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crmconformance.asking import IMPORTS, Ask, delete, get, patch, post, put
from crmconformance.checks.security.tokens import refused
from crmconformance.finding import anchored, scene
from crmconformance.jobs import EXPORTS, export_of_scene, exportable
from crmconformance.records import Record, difference, standing
from crmconformance.registry import check
from crmconformance.remembering import past_of
from crmconformance.script import Missing, Script, ask, expect, needed
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard.operations import operations

SUBSCRIPTIONS = "/v1/subscriptions"


def ways_to(t: Trial, made: Record) -> Iterator[Ask]:
    """A request for a record in each way that is offered: reads and versions of it, and changes that keep it."""
    offered = t.target.resources[t.resource]
    yield from map(get, (made.path, *past_of(t, made)))
    if "replace" in offered:
        yield put(made.path, made.document, made.etag)
    if "patch" in offered:
        yield patch(made.path, difference(t), made.etag)
    if "delete" in offered:
        yield delete(made.path, made.etag)


@check("SEC-001", each="create read")
def no_way_to_a_record_is_open(t: Trial) -> Script[None]:
    """Reads, creates, changes and deletes a record and reads its versions without a token."""
    made = yield from standing(t)
    for wanted in (*ways_to(t, made), post(t.path, made.sent)):
        refused((yield from ask(replace(wanted, client=None))))
    expect((yield from ask(get(made.path))), 200)


@check("SEC-001", subjects=lambda target: list(anchored()(target))[:1])
def no_filter_is_open(t: Trial) -> Script[None]:
    """Searches by a filter with a token and without."""
    wanted = (yield from scene(t)).filter()
    answer = yield from ask(wanted)
    if answer.status not in (404, 405, 501):  # a system may offer searches by query alone
        needed(answer, 200, what="a search is needed")
        refused((yield from ask(replace(wanted, client=None))))


def _areas(target: Target) -> list[str]:
    """What a system offers beside records, each as method and path."""
    methods = {each["path"].removeprefix("/v1/"): each["method"].upper() for each in operations()}
    named = sorted(each for each in target.operations if "{id}" not in each)
    found = [f"{methods[each]} /v1/{each}" for each in named if each in methods]
    found += ["GET /v1/events"] if "events" in target.classes else []
    found += [f"POST {SUBSCRIPTIONS}"] if "webhooks" in target.features else []
    found += [f"POST {IMPORTS}"] if "bulkImport" in target.features else []
    return [*found, *([f"POST {EXPORTS}"] if "bulk" in target.classes else [])]


@check("SEC-001", subjects=_areas)
def no_area_is_open(t: Trial) -> Script[None]:
    """Asks for an operation, an area or the start of a job, in no way to be carried out, with a token and without."""
    method, _, path = t.subject.partition(" ")
    wanted = get(path) if method == "GET" else post(path, {})
    if (yield from ask(wanted)).status == 401:
        raise Missing("a token that is taken is needed")
    refused((yield from ask(replace(wanted, client=None))))


def _exporting(target: Target) -> list[str]:
    return list(exportable(target)) if "bulk" in target.classes else []


@check("SEC-001", subjects=_exporting)
def no_job_and_no_file_is_open(t: Trial) -> Script[None]:
    """Asks for a job that is done and for its files without a token."""
    _, made = yield from export_of_scene(t)
    for path in (made.path, *(answer.ask.path for _, answer in made.files)):
        refused((yield from ask(get(path, client=None))))
