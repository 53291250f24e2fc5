"""Mistakes in what is told: types of problems, traces, times of jobs and steps, and what there never was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from tests.conformance.wrapping import Asked, Next, Told, Way, outgoing
from tests.conformance.wrong.registry import TRAIL, is_record, plain, wrong

OK, NO_CONTENT, MISSING = 200, 204, 404
LONG_AGO = "2001-01-01T00:00:00Z"
Document = dict[str, Any]


def _one_type(*statuses: int) -> Way:
    def changed(_asked: Asked, told: Told) -> Told:
        alike = told.status in statuses and told.document
        return told.saying({**told.document, "type": "urn:example:problem"}) if alike else told

    return outgoing(changed)


@wrong("API-142")
def has_one_type_for_all_conflicts() -> Way:
    return _one_type(409, 412, 428)


@wrong("API-142")
def has_one_type_for_all_that_is_not_valid() -> Way:
    return _one_type(400, 422)


@wrong("API-142")
def has_one_type_for_all_that_is_not_there() -> Way:
    return _one_type(404, 410)


@plain("API-142")
async def makes_types_of_what_was_sent(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != 422 or not told.document:
        return told
    return told.saying({**told.document, "type": f"urn:example:problem:{len(asked.body)}:{asked.body[-9:].hex()}"})


# Name -> requirement, the actions that leave nothing in the trail, and whether those alone that were denied.
UNTRACED: Mapping[str, tuple[str, tuple[str, ...], bool]] = {
    "leaves_no_trace_of_merges": ("SEC-071", ("merge",), False),
    "leaves_no_trace_of_imports": ("SEC-071", ("import",), False),
    "leaves_no_trace_of_exports": ("SEC-070", ("export",), False),
    "leaves_no_trace_of_matches": ("SEC-070", ("match",), False),
    "leaves_no_trace_of_changes_that_it_denies": ("SEC-072", ("update", "delete"), True),
    "leaves_no_trace_of_reads_that_it_denies": ("SEC-072", ("read",), True),
    "leaves_no_trace_of_creates_that_it_denies": ("SEC-072", ("create",), True),
    "leaves_no_trace_of_exports_that_it_denies": ("SEC-072", ("export",), True),
}


def _trail(change: Callable[[list[Document]], list[Document]]) -> Way:
    """Changes what a search of the trail lists."""

    def changed(asked: Asked, told: Told) -> Told:
        rows = told.document.get("entries") if asked.path == TRAIL else None
        return told.saying({**told.document, "entries": change(rows)}) if isinstance(rows, list) else told

    return outgoing(changed)


def _untraced(actions: tuple[str, ...], *, denied: bool) -> Way:
    def is_left_out(event: Document) -> bool:
        return event.get("action") in actions and (not denied or event.get("decision") == "deny")

    return _trail(lambda rows: [each for each in rows if not is_left_out(each["resource"])])


for _name, (_requirement, _actions, _denied) in UNTRACED.items():
    wrong(_requirement, _name)(partial(_untraced, _actions, denied=_denied))


@wrong("SEC-073")
def names_the_gateway_in_the_trail() -> Way:
    """Each request came from the gateway, says the trail."""
    return _trail(lambda rows: [{**each, "resource": {**each["resource"], "client": "gateway"}} for each in rows])


def _job(change: Callable[[Document], Document]) -> Way:
    """Changes the manifest of a job that is done."""

    def changed(asked: Asked, told: Told) -> Told:
        done = asked.path.startswith("/v1/bulk/") and told.status == OK and "files" in told.document
        return told.saying({**told.document, **change(told.document)}) if done else told

    return outgoing(changed)


@wrong("BLK-006")
def says_that_files_expired_long_ago() -> Way:
    return _job(lambda _job: {"expiresAt": LONG_AGO})


@wrong("BLK-006")
def says_that_records_are_of_a_time_to_come() -> Way:
    def later(job: Document) -> Document:
        at = datetime.fromisoformat(job["transactionTime"]) + timedelta(hours=1)
        return {"transactionTime": at.isoformat()}

    return _job(later)


@wrong("API-082")
def says_that_steps_were_taken_long_ago() -> Way:
    def changed(_asked: Asked, told: Told) -> Told:
        entries = told.document.get("statusHistory")
        if not isinstance(entries, list):
            return told
        return told.saying({**told.document, "statusHistory": [{**each, "at": LONG_AGO} for each in entries]})

    return outgoing(changed)


@plain("API-044")
async def deletes_what_never_was(asked: Asked, answer: Next) -> Told:
    """A DELETE is answered with 204 whatever there is: it is idempotent, after all."""
    told = await answer(asked)
    return Told(NO_CONTENT) if asked.method == "DELETE" and is_record(asked) and told.status == MISSING else told


@plain("API-044")
async def has_an_empty_history_of_what_never_was(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if not asked.path.endswith("/history") or told.status != MISSING:
        return told
    return Told(OK, (("content-type", "application/json"),)).saying({"resourceType": "Page", "entries": []})
