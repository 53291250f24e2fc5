"""Mistakes in corners: filters with several values, past times of what is gone, several resources, rows of imports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import FEED, TRAIL, is_collection, is_record, plain, seen, wrong

OK, NO_CONTENT, DELETED = 200, 204, 410
EXPORTS, IMPORTS, NDJSON = "/v1/bulk/exports", "/v1/bulk/imports", "application/x-ndjson"
Document = dict[str, Any]


def _filtered(change: Any) -> Any:
    """Changes each condition of the filter of a request."""

    async def way(asked: Asked, answer: Next) -> Told:
        own = asked.document.get("filter")
        if asked.method != "POST" or not isinstance(own, dict) or not asked.path.endswith("/search"):
            return await answer(asked)
        try:
            tree = orjson.loads(own["expression"])
        except (KeyError, TypeError, ValueError):
            return await answer(asked)
        own = {**own, "expression": orjson.dumps(_each(tree, change)).decode()}
        return await answer(replace(asked, body=orjson.dumps({**asked.document, "filter": own})))

    return way


def _each(tree: Any, change: Any) -> Any:
    if isinstance(tree, dict) and "op" in tree:
        return change({**tree, "args": [_each(one, change) for one in tree.get("args", ())]})
    return [_each(one, change) for one in tree] if isinstance(tree, list) else tree


@wrong("API-120")
def looks_in_filters_at_the_first_value_of_in() -> Way:
    def first(node: Document) -> Document:
        several = node["op"] == "in" and isinstance(node["args"][-1], list)
        return {**node, "args": [node["args"][0], node["args"][1][:1]]} if several else node

    made: Way = _filtered(first)
    return made


@wrong("API-121 API-120")
def takes_what_lacks_a_member_for_none_of_several() -> Way:
    """NOT IN is true of what has no value."""

    def none(node: Document) -> Document:
        inner = node["args"][0] if node["op"] == "not" else {}
        if not isinstance(inner, dict) or inner.get("op") != "in":
            return node
        return {"op": "or", "args": [node, {"op": "isNull", "args": inner["args"][:1]}]}

    made: Way = _filtered(none)
    return made


@wrong("API-121 API-120")
def takes_what_lacks_a_member_for_smaller() -> Way:
    """An absent value is smaller than any other."""

    def smaller(node: Document) -> Document:
        if node["op"] not in ("<", "<="):
            return node
        return {"op": "or", "args": [node, {"op": "isNull", "args": node["args"][:1]}]}

    made: Way = _filtered(smaller)
    return made


@wrong("API-120")
def takes_less_or_equal_in_filters_for_less() -> Way:
    def less(node: Document) -> Document:
        return {**node, "op": {"<=": "<", ">=": ">"}.get(node["op"], node["op"])}

    made: Way = _filtered(less)
    return made


@wrong("API-120")
def takes_not_of_or_for_or_of_nots() -> Way:
    def turned(node: Document) -> Document:
        inner = node["args"][0] if node["op"] == "not" else {}
        if not isinstance(inner, dict) or inner.get("op") not in ("or", "and"):
            return node
        return {"op": inner["op"], "args": [{"op": "not", "args": [each]} for each in inner["args"]]}

    made: Way = _filtered(turned)
    return made


@plain("API-091")
async def finds_texts_with_blanks_at_their_end(asked: Asked, answer: Next) -> Told:
    """A column of fixed width compares without the blanks at the end."""
    if asked.method != "GET" or not is_collection(asked):
        return await answer(asked)
    given = [(n, v.rstrip(" ")) for n, v in asked.parameters]
    return await answer(asked.asking(given) if given != asked.parameters else asked)


@plain("API-094")
async def compares_times_to_the_second(asked: Asked, answer: Next) -> Told:
    if asked.method != "GET" or not is_collection(asked):
        return await answer(asked)
    given = [(n, f"{v[:19]}Z" if "[" in n and v[19:20] == "." else v) for n, v in asked.parameters]
    return await answer(asked.asking(given) if given != asked.parameters else asked)


@plain("API-075")
async def knows_of_a_deleted_record_that_it_is_gone_alone(asked: Asked, answer: Next) -> Told:
    """A read as of a time before the deletion says that the record is gone."""
    told = await answer(asked)
    if not is_record(asked) or asked.method != "GET" or not asked.query or told.status != OK:
        return told
    now = await answer(seen(asked))
    return now if now.status == DELETED else told


@plain("API-075 API-077")
async def knew_at_any_time_what_is_deleted_now(asked: Asked, answer: Next) -> Told:
    """Reads as of the past take no notice of deletions."""
    told = await answer(asked)
    if not is_record(asked) or asked.method != "GET" or not asked.query or told.status not in (404, DELETED):
        return told
    rows = (await answer(seen(asked, f"{asked.path}/history"))).document.get("entries") or []
    now = await answer(seen(asked))
    if now.status != DELETED or not rows:
        return told
    last: Document = next((each["resource"] for each in rows if isinstance(each.get("resource"), dict)), {})
    return Told(OK, (("content-type", "application/json"), ("etag", '"1"'))).saying(last)


@plain("BLK-007 BLK-011")
async def exports_the_first_resource_alone(asked: Asked, answer: Next) -> Told:
    kinds = asked.document.get("resourceTypes")
    if asked.path != EXPORTS or not isinstance(kinds, list) or len(kinds) < 2:
        return await answer(asked)
    return await answer(replace(asked, body=orjson.dumps({**asked.document, "resourceTypes": kinds[:1]})))


@wrong("BLK-007")
def exports_what_was_deleted() -> Way:
    """The files hold the last version of what was deleted, too."""
    gone: dict[str, list[Document]] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.method == "DELETE" and is_record(asked):
            before, told = await answer(seen(asked)), await answer(asked)
            if told.status == NO_CONTENT and before.status == OK:
                gone.setdefault(before.document["resourceType"], []).append(before.document)
            return told
        told = await answer(asked)
        lines = told.body.splitlines() if told.header("content-type") == NDJSON and told.status == OK else []
        rows = [orjson.loads(each) for each in lines]
        if not rows or "meta" not in rows[0] or rows[0].get("resourceType") not in gone:
            return told
        anchors = {str(v["id"]) for v in rows[0].values() if isinstance(v, dict) and {"type", "id"} <= v.keys()}
        more = [each for each in gone[rows[0]["resourceType"]] if any(one in str(each) for one in anchors)]
        return replace(told, body=told.body + b"".join(orjson.dumps(each) + b"\n" for each in more))

    return way


@wrong("EVT-001")
def tells_nobody_of_imported_rows() -> Way:
    """An import writes into the tables, and the events come of single writes."""
    silent: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.path == IMPORTS:
            for line in asked.body.splitlines():
                row = _row(line)
                silent.add(str(row.get("id")))
        told = await answer(asked)
        if asked.path != FEED or told.status != OK:
            return told
        rows = [each for each in told.document["events"] if str(each["subject"]).rpartition("/")[2] not in silent]
        return told.saying({**told.document, "events": rows})

    return way


def _row(line: bytes) -> Document:
    try:
        found = orjson.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@plain("EVT-001 EVT-003")
async def tells_nobody_of_retired_records(asked: Asked, answer: Next) -> Told:
    """A merge raises the event of the golden record alone."""
    told = await answer(asked)
    if asked.path != FEED or told.status != OK:
        return told
    rows = [each for each in told.document["events"] if ".merged" not in str(each["type"])]
    return told.saying({**told.document, "events": rows})


def _traceless(name: str, requirement: str, meant: Any) -> None:
    """Registers a server in whose trail some requests do not show: those whose path is meant."""

    def make() -> Way:
        hidden: set[str] = set()

        async def way(asked: Asked, answer: Next) -> Told:
            told = await answer(asked)
            if asked.path == TRAIL and told.status == OK:
                rows = told.document.get("entries", [])
                kept = [each for each in rows if each["resource"].get("requestId") not in hidden]
                return told.saying({**told.document, "entries": kept})
            if meant(asked, told):
                hidden.add(told.header("x-request-id") or told.header("crm-request-id"))
            return told

        return way

    wrong(requirement, name)(make)


_traceless("leaves_no_trace_of_filters", "SEC-070", lambda asked, _: asked.path.endswith("/search"))
_traceless("leaves_no_trace_of_histories", "SEC-070", lambda asked, _: asked.path.endswith("/history"))
_traceless("leaves_no_trace_of_versions", "SEC-070", lambda asked, _: "/versions/" in asked.path)
_traceless(
    "leaves_no_trace_of_reads_of_the_past", "SEC-070", lambda asked, _: is_record(asked) and "At=" in asked.query
)
_traceless("leaves_no_trace_of_reads_of_what_is_known", "SEC-070", lambda _, told: told.status == 304)
_traceless("leaves_no_trace_of_puts", "SEC-071", lambda asked, _: asked.method == "PUT")


@plain("API-214")
async def loses_an_identifier_when_it_takes_a_merge_back(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != OK or asked.method != "GET" or not is_record(asked):
        return told
    many = told.document.get("identifiers")
    rows = (await answer(seen(asked, f"{asked.path}/history"))).document.get("entries", [])
    merged = any("replacedBy" in each["resource"] or "replaces" in each["resource"] for each in rows)
    if not merged or "replacedBy" in told.document or "replaces" in told.document or not many:
        return told
    return told.saying({**told.document, "identifiers": many[:-1]})
