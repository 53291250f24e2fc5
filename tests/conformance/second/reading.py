"""Reading one record: now, at another time, and version by version."""

from __future__ import annotations

from starlette.responses import Response

from tests.conformance.second.call import Call, names, time_of
from tests.conformance.second.paging import bundle, limit_of, part_of
from tests.conformance.second.problems import Problem
from tests.conformance.second.store import Record, Version
from tests.conformance.second.wire import json_response


async def read(call: Call) -> Response:
    """The record as it is true now, or at the times that are asked for."""
    given = call.parameters("validAt", "knownAt")
    valid, known = time_of(given, "validAt"), time_of(given, "knownAt", day=False)
    record = call.record()
    version = seen(record, call.store.clock(), valid, known)
    if version is None:
        raise Problem("removed" if record.gone is not None and known is None else "nothing")
    return _shown(call, record, version, call.store.clock() if known is None else known)


def seen(record: Record, now: int, valid: int | None, known: int | None) -> Version | None:
    """The version that is meant where a client names none, one or both of the two times."""
    if valid is None and known is None and record.gone is None:
        return record.now(now)
    return record.at(now if valid is None else valid, now if known is None else known)


def _shown(call: Call, record: Record, version: Version, known: int) -> Response:
    etag = record.etag(version)
    if names(call.header("if-none-match"), etag, weakly=True):
        return Response(status_code=304, headers={"etag": etag})
    return json_response(record.shown(version, known), headers={"etag": etag})


async def history(call: Call) -> Response:
    """The versions, the latest recorded first."""
    given = call.parameters("limit", "cursor")
    record = call.record()
    bound = "history", call.resource, call.id
    versions = [(-number, record.recorded(each)) for number, each in enumerate(record.versions)][::-1]
    rows, after = part_of(call, bound, versions, limit_of(given.get("limit")), given.get("cursor"))
    return bundle(call, rows, after, kind="history")


async def version(call: Call) -> Response:
    """One version as it was recorded."""
    call.parameters()
    record, wanted = call.record(), str(call.request.path_params["versionId"])
    found = next((each for each in record.versions if each.id == wanted), None)
    if found is None:
        raise Problem("nothing")
    return json_response(record.recorded(found), headers={"etag": record.etag(found)})
