"""Changes of records: create, replace, patch, delete."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from starlette.responses import Response

from crmstandard import schemas
from crmstandard.findings import Finding
from tests.conformance.second.call import Call, names, time_of, wrong_parameter
from tests.conformance.second.judging import (
    altered,
    begin,
    errors_of,
    marked,
    of_the_server,
    settle_references,
    step,
)
from tests.conformance.second.problems import Problem
from tests.conformance.second.store import Record, Version, version_id
from tests.conformance.second.wire import HERE, Document, json_response, moment, told

MERGE_PATCH = "application/merge-patch+json"
LONGEST_KEY = 255


async def create(call: Call) -> Response:
    """A new record; the answer to an Idempotency-Key is kept for as long as the process lives."""
    given = time_of(call.parameters("validFrom"), "validFrom")
    document = await call.document()
    key = call.header("idempotency-key")
    if key is None:
        return _created(call, document, given)
    if not 0 < len(key) <= LONGEST_KEY:
        raise wrong_parameter("API-102", "Idempotency-Key", expected=f"1-{LONGEST_KEY}")
    return await _once(call, key, lambda: _created(call, document, given))


async def _once(call: Call, key: str, carry_out: Callable[[], Response]) -> Response:
    keys, place = call.memory.keys, (call.client.name, key)
    request = call.resource, call.query, sha256(call.raw).digest()
    first, answer = keys.get(place, (request, None))
    if first != request:
        raise Problem("key")
    if answer is None:
        if place in keys:
            raise Problem("busy")
        keys[place] = request, None
        await asyncio.sleep(0)  # others may come in between: what they ask is still in flight then
        try:
            answer = carry_out()
        except Problem as problem:
            answer = problem
        keys[place] = request, answer
    if isinstance(answer, Problem):
        raise answer
    return Response(answer.body, answer.status_code, dict(answer.headers))


def _created(call: Call, document: Document, given: int | None) -> Response:
    store, resource = call.store, call.resource
    faults = list(of_the_server(resource, document))
    now, version = store.tick(), version_id()
    made = {**copy.deepcopy(document), "id": store.new_id(resource)}
    start = told(now if given is None else given)
    meta = document.get("meta", {})
    if isinstance(meta, dict):
        period = meta.get("validTime", {})
        period = {"start": start, **period} if isinstance(period, dict) else period
        made["meta"] = {"source": call.client.source, **meta, "validTime": period}
        made["meta"] |= {"versionId": version, "recordedAt": told(now, HERE)}
    faults += begin(resource, made, call.client.kind, told(now, HERE))
    _judge(call, made, faults)
    record = Record(resource, made["id"])
    period = made["meta"]["validTime"]
    end = moment(period["end"]) if "end" in period else None
    store.put(record)
    first = Version(version, now, moment(period["start"]), end, _content(resource, made), period)
    return _recorded(call, record, first, 201)


def _judge(call: Call, made: Document, faults: list[Finding]) -> None:
    """Raises Problem for a record that cannot be stored."""
    faults = [*faults, *errors_of(call.resource, made)]
    if faults:
        raise Problem("content", errors=faults)
    settle_references(call.store, call.resource, made)


def _content(resource: str, document: Document) -> Document:
    """What is kept of a record: neither what is said with a write alone nor what belongs to the version."""
    kept = {name: value for name, value in document.items() if name not in marked(resource, "writeOnly")}
    told_of = ("source", "profiles", "securityLabels")
    return {**kept, "meta": {name: document["meta"][name] for name in told_of if name in document["meta"]}}


def _recorded(call: Call, record: Record, version: Version, status: int = 200) -> Response:
    record.versions.append(version)
    shown = record.shown(version, version.recorded)
    # What is true only later is answered with the tag of what a read gives now.
    headers = {"etag": record.etag(version if status == 201 else record.now(version.recorded))}
    if status == 201:
        path = f"/v1/{schemas.resource(record.resource).collection}/{record.id}"
        headers["location"] = str(call.request.url.replace(path=path, query=""))
    return json_response(shown, status, headers=headers)


async def replace(call: Call) -> Response:
    """A whole record in the place of the one that is there."""
    document = await call.document()
    return _changed(call, lambda _: document, whole=True)


async def patch(call: Call) -> Response:
    """A merge patch; JSON Patch is not offered."""
    changes = await call.document(MERGE_PATCH)
    return _changed(call, lambda before: merged(before, changes), whole=False)


def merged(target: Any, changes: Any) -> Any:
    """RFC 7396."""
    if not isinstance(changes, dict):
        return changes
    made = dict(target) if isinstance(target, dict) else {}
    for name, value in changes.items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = merged(made.get(name), value)
    return made


def _changed(call: Call, compose: Callable[[Document], Document], *, whole: bool) -> Response:
    start, correction = _when(call)
    record, current = _seen(call)
    now, version = call.store.tick(), version_id()
    before = record.shown(current, now)
    after: Document = copy.deepcopy(compose(before))
    faults = list(altered(call.resource, before, after, whole=whole))
    after |= {name: before[name] for name in marked(call.resource, "readOnly") if name in before}
    start = now if start is None else start
    period = {"start": told(start)}
    end = record.next_start(start)
    if correction:
        start, end, period = current.start, current.end, current.period
    elif end is not None:
        period["end"] = told(end)
    meta = after.get("meta", {})
    if isinstance(meta, dict):
        after["meta"] = {"source": before["meta"]["source"], **meta, "validTime": period}
        after["meta"] |= {"versionId": version, "recordedAt": told(now, HERE)}
    if not faults:
        step(call.resource, before, after, call.client.kind, told(now, HERE))
    _judge(call, after, faults)
    return _recorded(call, record, Version(version, now, start, end, _content(call.resource, after), period))


def _when(call: Call) -> tuple[int | None, bool]:
    """From when on a change is true, and whether it corrects what was recorded; raises Problem."""
    given = call.parameters("validFrom", "correction")
    correction = given.get("correction", "false")
    if correction not in ("true", "false"):
        raise wrong_parameter("API-102", "correction", expected="true, false")
    start = time_of(given, "validFrom")
    if start is not None and correction == "true":
        raise wrong_parameter("API-231", "correction")
    return start, correction == "true"


def _seen(call: Call) -> tuple[Record, Version]:
    """The record of the path in its current version, which the client has to have seen; raises Problem."""
    record = call.record()
    if record.gone is not None:
        raise Problem("removed")
    current = record.now(call.store.clock())
    condition = call.header("if-match")
    if condition is None:
        raise Problem("condition", "If-Match")
    if not names(condition, record.etag(current)):
        raise Problem("outdated", "If-Match")
    return record, current


async def delete(call: Call) -> Response:
    """The end of a record; its versions stay."""
    call.parameters()
    record, _ = _seen(call)
    record.gone = call.store.tick()
    return Response(status_code=204)
