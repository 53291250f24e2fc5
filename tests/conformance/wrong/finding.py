"""Mistakes in what a search finds and shows: page boundaries, indexes, filters, includes, times at their borders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import orjson

from crmstandard import schemas
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, plain, seen, with_header, wrong

OK = 200
KINDS = {f"/v1/{schemas.resource(name).collection}": name for name in schemas.resources()}
Row = dict[str, Any]


def _is_search(asked: Asked) -> bool:
    return asked.method == "GET" and is_collection(asked)


def _rows(told: Told) -> list[Row]:
    found = told.document.get("entries")
    return found if isinstance(found, list) and told.status == OK else []


def _listing(told: Told, rows: list[Row]) -> Told:
    return told.saying({**told.document, "entries": rows})


@wrong("API-134")
def begins_a_page_with_the_last_record_of_the_one_before() -> Way:
    last: dict[str, Row] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told, cursor = await answer(asked), dict(asked.parameters).get("cursor", "")
        rows = _rows(told) if _is_search(asked) else []
        if not rows:
            return told
        shown = [*([last[cursor]] if cursor in last else []), *rows]
        if isinstance(told.document.get("next"), str):
            last[told.document["next"]] = rows[-1]
        return _listing(told, shown)

    return way


@plain("API-133")
async def leaves_out_the_first_record_of_each_later_page(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    later = _is_search(asked) and "cursor" in dict(asked.parameters) and _rows(told)
    return _listing(told, _rows(told)[1:]) if later else told


@plain("API-132")
async def leads_by_a_link_to_another_search(asked: Asked, answer: Next) -> Told:
    """The address has the cursor and nothing of the query that it was given for."""
    told = await answer(asked)
    if not _is_search(asked) or not told.header("link"):
        return told
    return told.having(link=f'<{asked.path}?{urlencode({"cursor": told.document["next"]})}>; rel="next"')


@wrong("API-091")
def lists_a_record_by_values_that_it_had() -> Way:
    """Nothing is taken off an index when a record changes."""
    listed: dict[tuple[str, ...], set[str]] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if not _is_search(asked) or told.status != OK or {"cursor", "next"} & {*dict(asked.parameters), *told.document}:
            return told
        ids = {str(each["resource"].get("id")) for each in _rows(told)}
        known = listed.setdefault((asked.header("authorization"), asked.path, asked.query), set())
        there = [await answer(seen(asked, f"{asked.path}/{each}")) for each in sorted(known - ids)]
        known.update(ids)
        return _listing(told, [*_rows(told), *({"resource": each.document} for each in there if each.status == OK)])

    return way


@wrong("API-116")
def answers_searches_from_a_cache() -> Way:
    kept: dict[tuple[str, ...], Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        key = (asked.header("authorization"), asked.path, asked.query)
        told = kept[key] if key in kept else await answer(asked)
        if _is_search(asked) and told.status == OK:
            kept[key] = told
        return told

    return way


@plain("API-091")
async def lists_records_without_their_extensions(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if not _is_search(asked) or not _rows(told) or "fields" in dict(asked.parameters):
        return told
    return _listing(told, [{**each, "resource": _bare(each["resource"])} for each in _rows(told)])


def _bare(record: Row) -> Row:
    return {name: value for name, value in record.items() if name != "extensions"}


@plain("API-111")
async def includes_one_record_alone(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if not _is_search(asked) or "include" not in dict(asked.parameters):
        return told
    own = [each for each in _rows(told) if each["resource"].get("resourceType") == KINDS[asked.path]]
    more = [each for each in _rows(told) if each not in own]
    return _listing(told, [*own, *more[:1]]) if _rows(told) else told


def _first_of(*names: str) -> Way:
    async def way(asked: Asked, answer: Next) -> Told:
        cut = [(n, v.partition(",")[0] if n in names else v) for n, v in asked.parameters]
        return await answer(asked.asking(cut) if _is_search(asked) and cut != asked.parameters else asked)

    return way


@wrong("API-111")
def includes_by_the_first_reference_alone() -> Way:
    return _first_of("include")


@wrong("API-109")
def returns_the_first_named_member_alone() -> Way:
    return _first_of("fields")


@wrong("API-103")
def sorts_by_the_first_field_alone() -> Way:
    return _first_of("sort")


def _filtering(change: Callable[[Row], Row]) -> Way:
    """Changes each operation of a filter."""

    def changed(node: Any) -> Any:
        if isinstance(node, dict) and "args" in node:
            return change({**node, "args": [changed(each) for each in node["args"]]})
        return node

    async def way(asked: Asked, answer: Next) -> Told:
        rule = asked.document.get("filter") if asked.path.endswith("/search") else None
        if not isinstance(rule, dict) or not isinstance(rule.get("expression"), str):
            return await answer(asked)
        try:
            tree: Any = orjson.loads(rule["expression"])
        except ValueError:
            return await answer(asked)
        other = {**rule, "expression": orjson.dumps(changed(tree)).decode()}
        return await answer(replace(asked, body=orjson.dumps({**asked.document, "filter": other})))

    return way


@wrong("API-120")
def leaves_the_ends_out_of_between() -> Way:
    def opened(node: Row) -> Row:
        if node["op"] != "between":
            return node
        value, low, high = node["args"]
        return {"op": "and", "args": [{"op": ">", "args": [value, low]}, {"op": "<", "args": [value, high]}]}

    return _filtering(opened)


@wrong("API-121")
def takes_what_is_not_known_for_not_so() -> Way:
    """A negation is true for a record that lacks the member."""

    def known(node: Row) -> Row:
        inner = node["args"][0] if node["op"] == "not" else {}
        names = [each for each in inner.get("args", ()) if isinstance(each, dict) and "property" in each]
        if inner.get("op") == "isNull" or not names:
            return node
        return {"op": "or", "args": [node, {"op": "isNull", "args": names[:1]}]}

    return _filtering(known)


def _shifted(name: str, microseconds: int) -> Way:
    """Reads at a time that is a little off."""

    def shift(text: str) -> str:
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return text
        return (at + timedelta(microseconds=microseconds)).isoformat() if at.tzinfo else text

    async def way(asked: Asked, answer: Next) -> Told:
        moved = [(n, shift(v) if n == name else v) for n, v in asked.parameters]
        return await answer(asked.asking(moved) if asked.method == "GET" and moved != asked.parameters else asked)

    return way


@wrong("API-074")
def lets_a_version_begin_a_microsecond_early() -> Way:
    return _shifted("validAt", 1)


@wrong("API-074")
def lets_a_version_begin_a_microsecond_late() -> Way:
    return _shifted("validAt", -1)


@wrong("API-075")
def knows_a_version_a_microsecond_early() -> Way:
    return _shifted("knownAt", 1)


@wrong("API-075")
def knows_a_version_a_microsecond_late() -> Way:
    return _shifted("knownAt", -1)


@plain("API-050")
async def compares_if_match_as_one_text(asked: Asked, answer: Next) -> Told:
    """Of several entity tags none is found."""
    several = "," in asked.header("if-match")
    return await answer(with_header(asked, "if-match", '"none"') if several else asked)
