"""Mistakes in what searches, histories, feeds and files list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way, outgoing
from tests.conformance.wrong.registry import FEED, changed, is_collection, is_record, plain, seen, with_header, wrong

OK, CREATED, BAD, DELETED, NO_CONTENT = 200, 201, 400, 410, 204
IMPORTS = "/v1/bulk/imports"
NDJSON = "application/x-ndjson"
Document = dict[str, Any]
Rows = list[Document]


def _entries(told: Told) -> Rows:
    found = told.document.get("entries")
    return found if isinstance(found, list) else []


def _with_rows(told: Told, rows: Rows) -> Told:
    return told.saying({**told.document, "entries": rows})


@plain("API-095")
async def lists_for_ne_what_lacks_the_field(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    unequal = [n for n, _ in asked.parameters if n.endswith("[ne]")]
    if not unequal or not is_collection(asked) or told.status != OK:
        return told
    name = unequal[0].removesuffix("[ne]")
    other = [(n, v) for n, v in asked.parameters if n != unequal[0]]
    lacking = await answer(asked.asking([*other, (f"{name}[exists]", "false")]))
    return _with_rows(told, [*_entries(told), *_entries(lacking)]) if lacking.status == OK else told


@plain("API-096")
async def looks_at_the_first_value_of_in_alone(asked: Asked, answer: Next) -> Told:
    given = [(n, v.partition(",")[0] if n.endswith("[in]") else v) for n, v in asked.parameters]
    return await answer(asked.asking(given) if given != asked.parameters else asked)


@plain("API-092")
async def takes_different_fields_for_or(asked: Asked, answer: Next) -> Told:
    """The last condition counts alone where there are three and more."""
    conditions = [pair for pair in asked.parameters if pair[0] not in ("limit", "cursor", "sort", "fields", "include")]
    if not is_collection(asked) or len(conditions) < 3:
        return await answer(asked)
    return await answer(asked.asking([pair for pair in asked.parameters if pair != conditions[-2]]))


@wrong("API-135 API-126")
def takes_a_cursor_for_another_filter() -> Way:
    """A cursor of filters knows where it is, and not what for: the filter of who gives it is left as it was."""
    bodies: dict[str, bytes] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.method != "POST" or not asked.path.endswith("/search"):
            return await answer(asked)
        cursor = asked.document.get("cursor")
        if isinstance(cursor, str) and cursor in bodies:
            first = orjson.loads(bodies[cursor])
            asked = replace(asked, body=orjson.dumps({**first, "cursor": cursor}))
        told = await answer(asked)
        if isinstance(told.document.get("next"), str):
            bodies[told.document["next"]] = asked.body
        return told

    return way


@wrong("API-114")
def lists_what_was_deleted_by_filters() -> Way:
    """A filter goes to a store of its own, which is told of changes and of no deletion."""
    gone: dict[str, Rows] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.method == "DELETE" and is_record(asked):
            before, told = await answer(seen(asked)), await answer(asked)
            if told.status == NO_CONTENT and before.status == OK:
                gone.setdefault(asked.path.rpartition("/")[0], []).append(before.document)
            return told
        told = await answer(asked)
        path = asked.path.removesuffix("/search")
        if asked.method != "POST" or path not in gone or told.status != OK or path == asked.path:
            return told
        text = str(asked.document.get("filter"))
        ghosts = [{"resource": each} for each in gone[path] if any(i in text for i in _led(each))]
        return _with_rows(told, [*_entries(told), *ghosts])

    return way


def _led(document: Document) -> list[str]:
    """The records that the references among the members of a record lead to."""
    return [str(v["id"]) for v in document.values() if isinstance(v, dict) and {"type", "id"} <= v.keys()]


def _cut(name: str, value: Any) -> Any:
    """A time to the millisecond."""
    known = name == "recordedAt" and isinstance(value, str) and "." in value
    return f"{value.partition('.')[0]}.{value.partition('.')[2][:3]}Z" if known else value


@plain("API-070 API-071")
async def keeps_times_in_the_history_to_the_millisecond(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    past = asked.path.endswith("/history") or "/versions/" in asked.path
    return told.saying(changed(told.document, _cut)) if past and told.status == OK else told


@plain("API-070")
async def lists_versions_by_when_they_are_true(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if not asked.path.endswith("/history") or told.status != OK:
        return told

    def start(row: Document) -> str:
        return str(row["resource"]["meta"].get("validTime", {}).get("start", ""))

    return _with_rows(told, sorted(_entries(told), key=start, reverse=True))


@plain("API-082")
async def lists_the_latest_step_first(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    steps = told.document.get("statusHistory")
    return told.saying({**told.document, "statusHistory": steps[::-1]}) if isinstance(steps, list) else told


@plain("API-233")
async def searches_at_a_time_a_moment_early(asked: Asked, answer: Next) -> Told:
    """A search at the time from which a version is true does not list it yet."""

    def before(text: str) -> str:
        try:
            at = datetime.fromisoformat(text) - timedelta(microseconds=1)
        except ValueError:
            return text
        return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at.tzinfo else text

    if not is_collection(asked):
        return await answer(asked)
    given = [(n, before(v) if n == "validAt" else v) for n, v in asked.parameters]
    return await answer(asked.asking(given) if given != asked.parameters else asked)


@plain("EVT-020")
async def swaps_events_of_two_records(asked: Asked, answer: Next) -> Told:
    """Events of one record come in their order, and those of two as their threads come to an end."""
    told = await answer(asked)
    rows = told.document.get("events")
    if asked.path != FEED or not isinstance(rows, list):
        return told
    for at in range(0, len(rows) - 1, 2):
        if rows[at]["subject"] != rows[at + 1]["subject"]:
            rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return told.saying({**told.document, "events": rows})


@wrong("EVT-024")
def counts_the_events_of_each_page_anew() -> Way:
    def changed_(asked: Asked, told: Told) -> Told:
        rows = told.document.get("events")
        if asked.path != FEED or not isinstance(rows, list):
            return told
        return told.saying(
            {**told.document, "events": [{**each, "sequence": f"{n:020d}"} for n, each in enumerate(rows)]}
        )

    return outgoing(changed_)


def _file(asked: Asked, told: Told, kept: Callable[[Document], bool]) -> Told:
    if told.header("content-type") != NDJSON or told.status != OK or "deleted" in asked.path:
        return told
    lines = [each for each in told.body.splitlines() if kept(orjson.loads(each))]
    return replace(told, body=b"".join(each + b"\n" for each in lines))


@wrong("BLK-007")
def exports_nothing_of_the_last_moments() -> Way:
    """An export reads from a copy that is some seconds old, and says that it is of now."""

    def changed_(asked: Asked, told: Told) -> Told:
        end = datetime.now(UTC) - timedelta(seconds=5)
        return _file(asked, told, lambda row: _recorded(row) is None or (_recorded(row) or end) < end)

    return outgoing(changed_)


def _recorded(row: Document) -> datetime | None:
    told = row.get("meta", {}).get("recordedAt")
    return datetime.fromisoformat(told) if isinstance(told, str) else None


@wrong("BLK-042 BLK-046 BLK-040 BLK-048")
def says_stored_of_a_row_that_is_lost() -> Way:
    """The last row of an import stays in a buffer that is never written."""
    lost: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.path == IMPORTS and asked.header("content-type").startswith(NDJSON):
            return await _started(asked, answer)
        told = await answer(asked)
        owner = next((each for each in lost if asked.path.startswith(each)), "")
        if not owner or told.header("content-type") != NDJSON or told.status != OK:
            return told
        known = [orjson.loads(each) for each in told.body.splitlines()]
        if not known or "outcome" not in known[0]:
            return told
        row = lost[owner]
        more = {**known[0], "row": len(known) + 1, "outcome": "stored", "id": row["id"]}
        return replace(told, body=told.body + orjson.dumps(more) + b"\n")

    async def _started(asked: Asked, answer: Next) -> Told:
        lines = [each for each in asked.body.splitlines() if each.strip()]
        if len(lines) < 2 or b"noSuchMember" in asked.body or lines[-1][:1] != b"{" or len(lines[-1]) < 3:
            return await answer(asked)
        told = await answer(replace(asked, body=b"".join(each + b"\n" for each in lines[:-1])))
        if told.header("content-location"):
            lost[told.header("content-location")] = orjson.loads(lines[-1])
        return told

    return way


@wrong("API-214")
def still_says_what_a_golden_record_replaces() -> Way:
    """An unmerge takes the mark off the retired record alone."""
    replaces: dict[str, Any] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if not is_record(asked) or asked.method != "GET" or told.status != OK:
            return told
        if "replaces" in told.document:
            replaces[asked.path] = told.document["replaces"]
        return told.saying({**told.document, "replaces": replaces[asked.path]}) if asked.path in replaces else told

    return way


@plain("SEC-042")
async def takes_purposes_in_any_case(asked: Asked, answer: Next) -> Told:
    purpose = asked.header("crm-purpose")
    if not purpose:
        return await answer(asked)
    return await answer(with_header(asked, "crm-purpose", purpose.lower() if purpose.isupper() else purpose))


@plain("API-057")
async def refuses_null_for_what_is_not_there(asked: Asked, answer: Next) -> Told:
    """A merge patch that removes a member that the record lacks."""
    if asked.method != "PATCH" or not asked.header("content-type").startswith("application/merge-patch"):
        return await answer(asked)
    there = (await answer(seen(asked))).document
    absent = [n for n, v in asked.document.items() if v is None and n not in there]
    bare = {"resourceType": None}
    return await answer(replace(asked, body=orjson.dumps(bare)) if there and absent else asked)


@plain("API-060")
async def passes_tests_of_what_is_not_there(asked: Asked, answer: Next) -> Told:
    """A test of a JSON Patch whose path leads nowhere is left out."""
    if asked.method != "PATCH" or not asked.header("content-type").startswith("application/json-patch"):
        return await answer(asked)
    there = (await answer(seen(asked))).document
    steps: Any = orjson.loads(asked.body)
    if not isinstance(steps, list):
        return await answer(asked)
    kept = [
        each
        for each in steps
        if not isinstance(each, dict) or each.get("op") != "test" or str(each.get("path")).split("/")[1:2][0] in there
    ]
    return await answer(replace(asked, body=orjson.dumps(kept)))


@plain("SEC-020 SEC-021")
async def gives_every_scope_that_a_client_may_have(asked: Asked, answer: Next) -> Told:
    """The token endpoint takes no notice of the scopes that were asked for."""
    if asked.path != "/oauth/token":
        return await answer(asked)
    kept = b"&".join(part for part in asked.body.split(b"&") if not part.startswith(b"scope="))
    return await answer(replace(asked, body=kept))
