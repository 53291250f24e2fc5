"""Mistakes in reads, searches and pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, is_record, plain, with_header, wrong

OK, UNCHANGED, BAD, MISSING, DELETED = 200, 304, 400, 404, 410
USUAL = 100
HTML = (("content-type", "text/html; charset=utf-8"),)
Rows = list[dict[str, Any]]


def _is_search(asked: Asked) -> bool:
    return asked.method == "GET" and is_collection(asked)


def _without(asked: Asked, *names: str) -> Asked:
    return asked.asking([pair for pair in asked.parameters if pair[0] not in names])


@plain("API-140")
async def says_in_html_that_a_record_is_missing(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return Told(MISSING, HTML, b"<h1>Not found</h1>") if told.status == MISSING else told


@plain("API-140")
async def refuses_tokens_in_the_words_of_a_gateway(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != 401:
        return told
    return replace(told, body=b'{"message":"Unauthorized"}').having(content_type="application/json")


@plain("API-140")
async def refuses_long_bodies_in_the_words_of_a_gateway(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return Told(413, HTML, b"<h1>413 Request Entity Too Large</h1>") if told.status == 413 else told


@plain("API-141")
async def repeats_another_status_in_the_problem(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.saying({**told.document, "status": 400}) if told.status == DELETED and told.document else told


@plain("API-163")
async def does_not_know_methods_apart_from_paths(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return await answer(replace(asked, path="/v1/nothing")) if told.status == 405 else told


@plain("API-042")
async def sends_nothing_whatever_version_the_client_holds(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    known = asked.header("if-none-match") and is_record(asked) and told.status == OK
    return Told(UNCHANGED, (("etag", told.header("etag")),)) if known else told


@plain("API-099")
async def ignores_parameters_of_reads_that_it_does_not_know(asked: Asked, answer: Next) -> Told:
    known = ("validAt", "knownAt")
    if asked.method != "GET" or not is_record(asked):
        return await answer(asked)
    return await answer(asked.asking([pair for pair in asked.parameters if pair[0] in known]))


@plain("API-101")
async def takes_operators_that_it_does_not_know_for_equal(asked: Asked, answer: Next) -> Told:
    known = ("gte", "gt", "lte", "lt", "ne", "in", "exists")

    def simple(name: str) -> str:
        found = re.fullmatch(r"(\w+)\[(\w+)\]", name)
        return found[1] if found and found[2] not in known else name

    return await answer(asked.asking([(simple(n), v) for n, v in asked.parameters]) if _is_search(asked) else asked)


@plain("API-102 API-108")
async def takes_the_usual_limit_for_one_that_it_cannot_read(asked: Asked, answer: Next) -> Told:
    limits = [value for name, value in asked.parameters if name == "limit"]
    wrong_one = limits and not re.fullmatch("[1-9][0-9]{0,2}|1000", limits[0])
    return await answer(_without(asked, "limit") if wrong_one else asked)


@plain("API-103")
async def sorts_each_page_by_itself(asked: Asked, answer: Next) -> Told:
    order = next((value for name, value in asked.parameters if name == "sort"), "")
    field, down = order.partition(",")[0].removeprefix("-"), order.startswith("-")
    told = await answer(_without(asked, "sort") if _is_search(asked) else asked)
    if not order or told.status != OK or "entries" not in told.document:
        return told

    def key(row: dict[str, Any]) -> str:
        value: Any = row.get("resource", {})
        for step in field.split("."):
            value = value.get(step, "") if isinstance(value, dict) else ""
        return str(value)

    return told.saying({**told.document, "entries": sorted(told.document["entries"], key=key, reverse=down)})


@plain("API-106")
async def ignores_sort_fields_that_it_does_not_know(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return await answer(_without(asked, "sort")) if told.status == BAD and _is_search(asked) else told


class ByOffset:
    """Pages that are counted from the first record, the latest first: records that come or go shift all others."""

    def __init__(self, *, always_more: bool = False) -> None:
        self.always_more = always_more

    async def way(self, asked: Asked, answer: Next) -> Told:
        """The way around a server."""
        cursor = next((value for name, value in asked.parameters if name == "cursor"), "")
        told_limit = next((value for name, value in asked.parameters if name == "limit"), str(USUAL))
        if not _is_search(asked) or not told_limit.isdigit() or (cursor and not cursor.startswith("at")):
            return await answer(asked)
        bare = _without(asked, "cursor", "limit")
        kind, at = f"{hash(bare.query) % 10**6}", int(cursor.partition("-")[0].removeprefix("at") or 0)
        if cursor and cursor.partition("-")[2] != kind:
            return await answer(asked)
        told = await answer(bare.asking([*bare.parameters, ("limit", "1000")]))
        limit = int(told_limit)
        if told.status != OK or not 1 <= limit <= 1000:
            return await answer(asked) if told.status == OK else told
        return self._page(asked, told, at, limit, kind)

    def _page(self, asked: Asked, told: Told, at: int, limit: int, kind: str) -> Told:
        rows: Rows = told.document["entries"]
        if "sort" not in dict(asked.parameters):
            rows = sorted(rows, key=lambda row: str(row["resource"].get("meta", {}).get("recordedAt")), reverse=True)
        page = rows[at : at + limit]
        document = {**told.document, "entries": page}
        document.pop("next", None)
        if len(rows) <= at + limit and not (self.always_more and len(page) == limit):
            return told.lacking("link").saying(document)
        document["next"] = f"at{at + limit}-{kind}"
        query = urlencode([*_without(asked, "cursor").parameters, ("cursor", document["next"])])
        return told.having(link=f'<{asked.path}?{query}>; rel="next"').saying(document)


@wrong("API-133 API-134")
def counts_pages_from_the_first_record() -> Way:
    return ByOffset().way


@wrong("API-130")
def leads_from_a_full_page_to_an_empty_one() -> Way:
    return ByOffset(always_more=True).way


@plain("API-097")
async def takes_exists_false_for_true(asked: Asked, answer: Next) -> Told:
    turned = [(n, "true" if n.endswith("[exists]") else v) for n, v in asked.parameters]
    return await answer(asked.asking(turned) if _is_search(asked) else asked)


@plain("API-096")
async def looks_at_the_first_of_several_values_alone(asked: Asked, answer: Next) -> Told:
    first = [(n, v.partition(",")[0] if n.endswith("[in]") else v) for n, v in asked.parameters]
    return await answer(asked.asking(first) if _is_search(asked) else asked)


@plain("API-109")
async def leaves_the_id_out_of_named_fields(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    fields = next((value for name, value in asked.parameters if name == "fields"), "")
    if not fields or told.status != OK or "entries" not in told.document or "id" in fields.split(","):
        return told
    rows = told.document["entries"]
    bare = [{**row, "resource": {n: v for n, v in row["resource"].items() if n != "id"}} for row in rows]
    return told.saying({**told.document, "entries": bare})


@plain("API-077")
async def answers_now_for_a_time_before_there_was_anything(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return await answer(_without(asked, "validAt", "knownAt")) if told.status == MISSING and asked.query else told


@plain("API-073")
async def forgets_the_history_of_what_is_deleted(asked: Asked, answer: Next) -> Told:
    if not asked.path.endswith("/history"):
        return await answer(asked)
    there = await answer(replace(asked, path=asked.path.removesuffix("/history"), query=""))
    return there if there.status == DELETED else await answer(asked)


@plain("API-044")
async def finds_ids_in_any_case(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return await answer(replace(asked, path=asked.path.lower())) if told.status == MISSING else told


@plain("API-152 API-154")
async def reads_bodies_as_latin_1(asked: Asked, answer: Next) -> Told:
    try:
        asked.body.decode()
    except UnicodeDecodeError:
        return await answer(replace(asked, body=asked.body.decode("latin-1").encode()))
    return await answer(asked)


@plain("API-148")
async def tells_in_chinese_whoever_does_not_say(asked: Asked, answer: Next) -> Told:
    return await answer(asked if asked.header("accept-language") else with_header(asked, "accept-language", "zh"))
