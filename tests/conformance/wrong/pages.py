"""Mistakes on the pages of searches that show on some of them alone: later ones, sorted ones, those of filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import COLLECTIONS, is_collection, plain, seen, wrong

OK = 200
TIMES = ("validAt", "knownAt")
Row = dict[str, Any]


def _rows(told: Told) -> list[Row]:
    found = told.document.get("entries")
    return found if isinstance(found, list) and told.status == OK else []


def _listing(told: Told, rows: list[Row]) -> Told:
    return told.saying({**told.document, "entries": rows})


def _is_filter(asked: Asked) -> bool:
    return asked.method == "POST" and asked.path.removesuffix("/search") in COLLECTIONS


def _body(asked: Asked, document: Row) -> Asked:
    return replace(asked, body=orjson.dumps(document))


def _without(asked: Asked, *names: str) -> Asked:
    return asked.asking([pair for pair in asked.parameters if pair[0] not in names])


@wrong("API-133")
def goes_on_behind_what_is_equal_to_the_last_record() -> Way:
    """The next page begins where the sort field is greater, so that what is equal to the last record is left out."""
    last: dict[str, Any] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told, given = await answer(asked), dict(asked.parameters)
        field = given.get("sort", "").lstrip("-")
        if not is_collection(asked) or not field or "," in field or field in ("id", "meta.recordedAt"):
            return told
        rows = _rows(told)
        if "cursor" in given:
            gone = last.get(given["cursor"])
            rows = [each for each in rows if each["resource"].get(field) != gone]
        if rows and isinstance(told.document.get("next"), str):
            last[told.document["next"]] = rows[-1]["resource"].get(field)
        return _listing(told, rows) if _rows(told) else told

    return way


@wrong("API-134")
def repeats_what_is_equal_to_the_last_record() -> Way:
    """The next page begins where the sort field is not smaller."""
    last: dict[str, Row] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told, given = await answer(asked), dict(asked.parameters)
        field, rows = given.get("sort", "").lstrip("-"), _rows(told)
        if not is_collection(asked) or not field or "," in field or field == "id" or not rows:
            return told
        before = last.get(given.get("cursor", ""))
        twice = before is not None and before["resource"].get(field) == rows[0]["resource"].get(field)
        if isinstance(told.document.get("next"), str):
            last[told.document["next"]] = rows[-1]
        return _listing(told, [before, *rows]) if twice and before else told

    return way


@plain("API-109")
async def forgets_on_later_pages_which_members_were_named(asked: Asked, answer: Next) -> Told:
    later = is_collection(asked) and {"cursor", "fields"} <= dict(asked.parameters).keys()
    told = await answer(asked)
    if not later or told.status != OK:
        return told
    rows = [(await answer(seen(asked, f"{asked.path}/{each['resource']['id']}"))).document for each in _rows(told)]
    return _listing(told, [{**each, "resource": row} for each, row in zip(_rows(told), rows, strict=True)])


@plain("API-233")
async def lists_on_later_pages_what_is_known_now(asked: Asked, answer: Next) -> Told:
    """The cursor holds the filter and not the time."""
    given = dict(asked.parameters)
    told = await answer(asked)
    if not is_collection(asked) or "cursor" not in given or not given.keys() & {*TIMES}:
        return told
    rows = []
    for each in _rows(told):
        now = await answer(seen(asked, f"{asked.path}/{each['resource']['id']}"))
        rows.append({**each, "resource": now.document} if now.status == OK else each)
    return _listing(told, rows) if rows else told


@plain("API-233")
async def finds_by_the_values_of_now_what_was_known_then(asked: Asked, answer: Next) -> Told:
    """Looks for records in the table of current ones, and gives of each the version of the time that was asked for."""
    times = [pair for pair in asked.parameters if pair[0] in TIMES]
    if not is_collection(asked) or not times:
        return await answer(asked)
    told = await answer(_without(asked, *TIMES))
    rows = []
    for each in _rows(told):
        path = f"{asked.path}/{each['resource']['id']}"
        then = await answer(replace(seen(asked, path), query=urlencode(times)))
        rows += [{**each, "resource": then.document}] if then.status == OK else []
    return _listing(told, rows) if told.status == OK else await answer(asked)


@plain("API-133 API-126")
async def leaves_out_the_first_record_of_later_pages_of_a_filter(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    later = _is_filter(asked) and "cursor" in asked.document and "sort" not in asked.document
    return _listing(told, _rows(told)[1:]) if later and _rows(told) else told


@plain("API-130 API-133")
async def ends_the_pages_of_a_filter_with_the_second(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if not _is_filter(asked) or "cursor" not in asked.document or told.status != OK:
        return told
    return told.saying({name: value for name, value in told.document.items() if name != "next"})


# Name -> requirements, and the members of a filter request that are left out where they are wrong.
UNHEEDED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "ignores_in_filters_what_it_cannot_sort_by": ("API-106 API-126", ("sort",)),
    "takes_any_limit_in_a_filter": ("API-108 API-126", ("limit",)),
    "ignores_in_filters_members_that_it_does_not_have": ("API-110 API-126", ("fields", "include")),
}


def _unheeding(*names: str) -> Way:
    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if not _is_filter(asked) or told.status not in (400, 422) or asked.document.keys().isdisjoint(names):
            return told
        return await answer(_body(asked, {n: v for n, v in asked.document.items() if n not in names}))

    return way


for _name, (_requirements, _members) in UNHEEDED.items():
    wrong(_requirements, _name)(partial(_unheeding, *_members))


@plain("API-136")
async def begins_anew_in_filters_for_a_cursor_that_it_never_gave(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    unknown = _is_filter(asked) and told.status in (400, 422) and not str(asked.document.get("cursor", "")).count(".")
    if unknown and len(str(asked.document.get("cursor"))) < 60:
        return await answer(_body(asked, {n: v for n, v in asked.document.items() if n != "cursor"}))
    return told


@plain("API-103")
async def sorts_filters_by_the_first_field_alone(asked: Asked, answer: Next) -> Told:
    sort = asked.document.get("sort") if _is_filter(asked) else None
    if not isinstance(sort, list) or len(sort) < 2:
        return await answer(asked)
    return await answer(_body(asked, {**asked.document, "sort": sort[:1]}))


@plain("API-103")
async def turns_all_sort_fields_by_the_first_sign(asked: Asked, answer: Next) -> Told:
    sort = dict(asked.parameters).get("sort", "")
    if not is_collection(asked) or not sort.startswith("-") or "," not in sort:
        return await answer(asked)
    turned = ",".join(f"-{each.lstrip('-')}" for each in sort.split(","))
    return await answer(asked.asking([(n, turned if n == "sort" else v) for n, v in asked.parameters]))
