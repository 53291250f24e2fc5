"""Mistakes in what is told of a record, and in its steps, that show only after several acts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from crmstandard import schemas
from crmstandard.statemachines import machine_of
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_record, wrong

OK, CREATED, CONFLICT, DELETED = 200, 201, 409, 410
HISTORY = "statusHistory"
RESOURCES = {f"/v1/{schemas.resource(name).collection}": name for name in schemas.resources()}
Document = dict[str, Any]


def _is_change(asked: Asked) -> bool:
    return asked.method in ("PUT", "PATCH") and is_record(asked)


@wrong("API-045")
def takes_steps_of_a_deleted_record() -> Way:
    """A step goes another way than other changes, and that does not look whether the record is still there."""
    last: dict[str, Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.status == CREATED:
            last[told.header("location")] = replace(told, status=OK)
        if not is_record(asked):
            return told
        if told.status == OK:
            last[asked.path] = told
        step = _is_change(asked) and "statusReason" in asked.document
        return last[asked.path] if step and told.status == DELETED and asked.path in last else told

    return way


@wrong("API-081")
def offers_the_first_states_once_a_record_was_changed() -> Way:
    """A plain change puts the list of allowed states back to where the machine begins."""
    changed: dict[str, str] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        resource = RESOURCES.get(asked.path.rpartition("/")[0], "")
        machine = machine_of(resource) if resource else None
        if machine is None or not _is_change(asked):
            return told
        if told.status == OK:
            entries = len(told.document.get(HISTORY, ()))
            before, steps[asked.path] = steps.get(asked.path, 1), entries
            if before == entries:
                changed[asked.path] = resource
        if told.status == CONFLICT and "allowed" in told.document and asked.path in changed:
            return told.saying({**told.document, "allowed": list(machine.transitions.get(machine.initial[0], ()))})
        return told

    steps: dict[str, int] = {}
    return way


@wrong("API-083")
def enters_a_refused_step_with_the_next_change() -> Way:
    """What was to be written before it was refused is still there when something else is written."""
    waiting: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if not _is_change(asked):
            return told
        resource = RESOURCES[asked.path.rpartition("/")[0]]
        machine = machine_of(resource)
        if told.status == CONFLICT and machine and "allowed" in told.document:
            waiting[asked.path] = {"to": asked.document.get(machine.member)}
        if told.status == OK and asked.path in waiting:
            entry = {**told.document[HISTORY][-1], **waiting.pop(asked.path)}
            return told.saying({**told.document, HISTORY: [*told.document[HISTORY], entry]})
        return told

    return way


@wrong("EVT-003")
def tells_a_step_as_a_change_after_one_that_was_refused() -> Way:
    refused: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if _is_change(asked) and told.status == CONFLICT:
            refused.add(asked.path.removeprefix("/v1/"))
        if asked.path != "/v1/events" or told.status != OK:
            return told
        return told.saying({**told.document, "events": list(map(_plain, told.document["events"]))})

    def _plain(event: Document) -> Document:
        kind = str(event["type"])
        return {**event, "type": kind.replace("statusChanged", "updated")} if event["subject"] in refused else event

    return way


@wrong("EVT-001")
def tells_twice_what_comes_after_a_refusal() -> Way:
    """The event of the change that is tried again is raised once for each try."""
    tried: set[str] = set()
    twice: set[tuple[str, str]] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if _is_change(asked) and told.status == 412:
            tried.add(asked.path)
        elif _is_change(asked) and told.status == OK and asked.path in tried:
            tried.discard(asked.path)
            twice.add((told.document["id"], told.document["meta"]["versionId"]))
        if asked.path != "/v1/events" or told.status != OK:
            return told
        rows = [each for event in told.document["events"] for each in _copies(event)]
        return told.saying({**told.document, "events": rows})

    def _copies(event: Document) -> list[Document]:
        data = event.get("data", {})
        version = str(data.get("id")), str(data.get("meta", {}).get("versionId"))
        return [event, {**event, "id": f"{event['id']}-again"}] if version in twice else [event]

    return way


@wrong("BLK-007")
def exports_what_it_exported_before() -> Way:
    """A record that was exported once is kept for the next export."""
    kept: dict[str, bytes] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.header("content-type") != "application/x-ndjson" or "deleted" in asked.path:
            return told
        lines = (kept.setdefault(str(orjson.loads(each).get("id")), each) for each in told.body.splitlines())
        return replace(told, body=b"".join(each + b"\n" for each in lines))

    return way


@wrong("BLK-013")
def lists_a_deletion_in_one_export_alone() -> Way:
    """Deletions that were told once are taken off the list, whoever asks."""
    told_once: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.header("content-type") != "application/x-ndjson" or "deleted" not in asked.path:
            return told
        fresh = [each for each in told.body.splitlines() if str(orjson.loads(each).get("id")) not in told_once]
        told_once.update(str(orjson.loads(each).get("id")) for each in fresh)
        return replace(told, body=b"".join(each + b"\n" for each in fresh))

    return way
