"""Mistakes in changing records: versions, patches, repeated requests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from crmconformance.verdicts import UNVERIFIED
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import (
    KEY,
    is_collection,
    is_record,
    is_write,
    plain,
    replays,
    seen,
    with_header,
    wrong,
)

CREATED, STALE, MISSING = 201, 412, 404
MERGE_PATCH, JSON_PATCH = "application/merge-patch+json", "application/json-patch+json"


async def _over(asked: Asked, answer: Next) -> Told:
    """Carries a change out over whatever version there is."""
    there = await answer(seen(asked))
    return await answer(with_header(asked, "if-match", there.header("etag") or '"none"'))


@plain("API-051 API-052")
async def deletes_whatever_if_match_says(asked: Asked, answer: Next) -> Told:
    return await _over(asked, answer) if asked.method == "DELETE" and is_record(asked) else await answer(asked)


@plain("API-051")
async def replaces_without_if_match(asked: Asked, answer: Next) -> Told:
    unguarded = asked.method == "PUT" and is_record(asked) and not asked.header("if-match")
    return await _over(asked, answer) if unguarded else await answer(asked)


@plain("API-041 API-052")
async def has_one_etag_for_all_versions(asked: Asked, answer: Next) -> Told:
    """An ETag made of the id, as some frameworks give by default."""
    own = f'"{asked.path}"'
    if asked.header("if-match") == own:
        return (await _over(asked, answer)).having(etag=own)
    told = await answer(asked)
    return told.having(etag=own) if told.header("etag") and is_record(asked) else told


@wrong("API-053")
def lets_the_last_of_several_writers_win() -> Way:
    """A stale ETag is good as long as the change that made it stale was under way when the request came in."""
    flying: dict[str, int] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.method != "PATCH" or not is_record(asked):
            return await answer(asked)
        beside = flying.get(asked.path, 0)
        flying[asked.path] = beside + 1
        try:
            told = await answer(asked)
            return await _over(asked, answer) if told.status == STALE and beside else told
        finally:
            flying[asked.path] -= 1

    return way


@plain("API-022")
async def gives_no_etag_with_what_it_creates(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.lacking("etag") if told.status == CREATED and is_collection(asked) else told


@plain("API-020")
async def answers_creates_without_the_record(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return replace(told, body=b"").lacking("content-type") if told.status == CREATED and is_collection(asked) else told


@plain("API-021", verdict=UNVERIFIED)
async def sends_clients_to_a_host_inside(asked: Asked, answer: Next) -> Told:
    """A Location with the name that the server has behind its gateway."""
    told = await answer(asked)
    where = told.header("location")
    return told.having(location=f"http://crm-backend.internal:8080{where}") if where.startswith("/") else told


@plain("API-056")
async def keeps_what_a_put_leaves_out(asked: Asked, answer: Next) -> Told:
    if asked.method != "PUT" or not is_record(asked):
        return await answer(asked)
    there = (await answer(seen(asked))).document
    kept = {name: value for name, value in there.items() if name not in ("meta", "statusHistory")}
    return await answer(replace(asked, body=orjson.dumps({**kept, **asked.document})))


@plain("API-057")
async def adds_to_arrays_by_a_merge_patch(asked: Asked, answer: Next) -> Told:
    if not asked.header("content-type").startswith(MERGE_PATCH):
        return await answer(asked)
    there = (await answer(seen(asked))).document
    joined = {
        name: [*there.get(name, ()), *value] if isinstance(value, list) else value
        for name, value in asked.document.items()
    }
    return await answer(replace(asked, body=orjson.dumps(joined)) if joined else asked)


@plain("API-060")
async def leaves_out_the_tests_of_a_json_patch(asked: Asked, answer: Next) -> Told:
    if not asked.header("content-type").startswith(JSON_PATCH):
        return await answer(asked)
    steps: Any = orjson.loads(asked.body)
    kept = [each for each in steps if not isinstance(each, dict) or each.get("op") != "test"]
    return await answer(replace(asked, body=orjson.dumps(kept)))


@plain("API-030")
async def answers_a_repeated_create_with_the_record_of_now(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != CREATED or not asked.header(KEY) or not is_collection(asked):
        return told
    now = await answer(seen(asked, told.header("location")))
    return replace(now, status=CREATED).having(location=told.header("location"))


@plain("API-030 API-031")
async def minds_no_keys_of_creates(asked: Asked, answer: Next) -> Told:
    return await answer(with_header(asked, KEY, None) if is_collection(asked) else asked)


@wrong("API-032")
def answers_a_used_key_whatever_comes_with_it() -> Way:
    answered: dict[tuple[str, ...], Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        key = (asked.header("authorization"), asked.method, asked.path, asked.header(KEY))
        if not is_write(asked) or not asked.header(KEY):
            return await answer(asked)
        if key not in answered:
            told = await answer(asked)
            if told.status >= 300:
                return told
            answered[key] = told
        return answered[key]

    return way


@wrong("API-035")
def has_one_store_of_keys_for_all_clients() -> Way:
    return replays(is_collection)


@plain("API-045")
async def forgets_in_a_change_that_a_record_was_deleted(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != 410 or asked.method == "GET":
        return told
    return await answer(replace(asked, path=f"{asked.path[:-4]}0000"))
