"""Mistakes in merging records and taking them apart that show only after several acts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, is_record, seen, with_header, wrong

OK, CREATED, CONFLICT = 200, 201, 409
MERGE_PATCH = "application/merge-patch+json"
PARTS = {"Person": "/v1/persons", "Organization": "/v1/organizations"}
Document = dict[str, Any]


def _path(reference: Document) -> str:
    return f"{PARTS[reference['type']]}/{reference['id']}"


def _reversed(asked: Asked, told: Told) -> tuple[str, str] | None:
    """The paths of the golden and the retired record of a merge that was just taken back."""
    if not asked.path.endswith(":unmerge") or told.status != OK:
        return None
    return _path(told.document["golden"]), _path(told.document["retired"])


@wrong("API-214")
def loses_what_was_changed_before_a_merge() -> Way:
    """An unmerge brings back the records as they were created."""
    first: dict[str, Document] = {}
    back: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.status == CREATED and is_collection(asked):
            first[told.header("location")] = told.document
        back.update(_reversed(asked, told) or ())
        if told.status == OK and asked.method in ("PATCH", "PUT"):
            back.discard(asked.path)
        if asked.method != "GET" or told.status != OK or asked.path not in back & first.keys():
            return told
        return told.saying({**first[asked.path], "meta": told.document["meta"]})

    return way


@wrong("API-214")
def keeps_what_was_changed_after_a_merge() -> Way:
    """What somebody changed in the golden record is put on it again when it comes apart."""
    changes: dict[str, bytes] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if asked.path.endswith(":merge") and told.status == OK:
            changes.pop(asked.path.removesuffix(":merge"), None)
        elif asked.method == "PATCH" and is_record(asked) and told.status == OK:
            changes[asked.path] = asked.body
        elif (found := _reversed(asked, told)) and found[0] in changes:
            there = await answer(seen(asked, found[0]))
            again = replace(asked, method="PATCH", path=found[0], body=changes.pop(found[0]))
            typed = with_header(again, "content-type", MERGE_PATCH)
            await answer(with_header(typed, "if-match", there.header("etag")))
        return told

    return way


@wrong("API-217")
def takes_a_merge_back_twice() -> Way:
    """The second time it answers as the first time, and nothing happens."""
    answered: dict[str, Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if asked.path.endswith(":unmerge") and told.status == OK:
            answered[asked.path] = told
        return answered.get(asked.path, told) if told.status == CONFLICT else told

    return way


@wrong("API-218")
def takes_back_a_merge_on_which_another_one_is_built() -> Way:
    """Marks the event alone."""
    events: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.document.get("resourceType") == "MergeEvent":
            events[told.document["id"]] = told.document
        name = asked.path.rpartition("/")[2].removesuffix(":unmerge")
        if not asked.path.endswith(":unmerge") or told.status != CONFLICT or name not in events:
            return told
        if events[name]["status"] != "applied":
            return told
        bare = (("content-type", "application/json"), ("etag", '"x"'))
        return Told(OK, bare).saying({**events[name], "status": "reversed"})

    return way


@wrong("API-116")
def does_not_list_again_what_came_apart() -> Way:
    """An unmerge does not put the record back into the index."""
    lost: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if found := _reversed(asked, told):
            lost.add(found[1].rpartition("/")[2])
        if asked.method != "GET" or not is_collection(asked) or told.status != OK:
            return told
        rows = [each for each in told.document["entries"] if each["resource"].get("id") not in lost]
        return told.saying({**told.document, "entries": rows})

    return way


@wrong("API-214")
def still_says_what_a_record_was_merged_into() -> Way:
    gone: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if found := _reversed(asked, told):
            gone[found[1]] = told.document["golden"]
        if asked.method == "GET" and asked.path in gone and told.status == OK:
            return told.saying({**told.document, "replacedBy": gone[asked.path]})
        return told

    return way


@wrong("API-065")
def lets_a_record_change_that_is_retired_once_more() -> Way:
    """Whether a record is retired is looked up once, and not again after an unmerge."""
    apart: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if found := _reversed(asked, told):
            apart.add(found[1])
        if asked.method != "PATCH" or asked.path not in apart or told.status != CONFLICT:
            return told
        return await answer(seen(asked))

    return way


@wrong("BLK-007")
def exports_a_retired_record_as_it_was_before() -> Way:
    """The table for exports is written by changes, and a merge is none for it."""
    standing: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if is_record(asked) and told.document.get("status") != "merged" and told.status == OK:
            standing[told.document["id"]] = told.document
        if told.status == CREATED and is_collection(asked):
            standing[told.document["id"]] = told.document
        if told.header("content-type") != "application/x-ndjson":
            return told
        return replace(told, body=b"".join(map(_before, told.body.splitlines(keepends=True))))

    def _before(line: bytes) -> bytes:
        row = orjson.loads(line)
        known = standing.get(str(row.get("id")))
        return orjson.dumps(known) + b"\n" if row.get("status") == "merged" and known else line

    return way


@wrong("EVT-001")
def tells_nobody_that_a_merge_was_taken_back() -> Way:
    """The versions that an unmerge makes are in no event."""
    silent: set[tuple[str, str]] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        for path in _reversed(asked, told) or ():
            there = (await answer(seen(asked, path))).document
            silent.add((there["id"], there["meta"]["versionId"]))
        if asked.path != "/v1/events" or told.status != OK:
            return told
        rows = [each for each in told.document["events"] if _version(each) not in silent]
        return told.saying({**told.document, "events": rows})

    return way


def _version(event: Document) -> tuple[str, str]:
    data = event.get("data", {})
    return str(data.get("id")), str(data.get("meta", {}).get("versionId"))
