"""Mistakes of what stands in front of a system: caches, gateways and limits on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import orjson

from tests.conformance.clock import CLOCK
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, is_record, plain, seen, wrong

OK, UNCHANGED, BAD, TOO_MANY = 200, 304, 400, 429
PROBLEM = (("content-type", "application/problem+json"),)
ALLOWED = 200  # requests in a minute, as the settings of the test have it


@plain("API-042")
async def says_unchanged_without_the_etag(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.lacking("etag") if told.status == UNCHANGED else told


@plain("API-042")
async def says_unchanged_with_an_etag_of_its_own(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.having(etag='"unchanged"') if told.status == UNCHANGED else told


@plain("SEC-085")
async def repeats_the_query_in_the_problem(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != BAD or not asked.query:
        return told
    return told.saying({**told.document, "detail": f"cannot read {asked.path}?{asked.query}"})


@plain("SEC-085")
async def repeats_the_filter_in_the_problem(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status < BAD or not asked.path.endswith("/search"):
        return told
    return told.saying({**told.document, "detail": str(asked.document.get("filter"))})


@plain("SEC-085")
async def shows_what_is_stored_where_a_change_is_refused(asked: Asked, answer: Next) -> Told:
    """A conflict is explained by the record as it is."""
    told = await answer(asked)
    if told.status not in (409, 412) or not is_record(asked):
        return told
    there = await answer(seen(asked))
    return told.saying({**told.document, "current": there.document})


def _limited(asked: Asked, limit: int, *, anyway: bool) -> Asked:
    given = dict(asked.parameters)
    if asked.method == "GET" and is_collection(asked) and ("limit" not in given or anyway):
        return asked.asking([*((n, v) for n, v in asked.parameters if n != "limit"), ("limit", str(limit))])
    return asked


@plain("API-107")
async def lists_all_there_is_without_a_limit(asked: Asked, answer: Next) -> Told:
    return await answer(_limited(asked, 1000, anyway=False))


@plain("API-107")
async def lists_all_there_is_by_filters_without_a_limit(asked: Asked, answer: Next) -> Told:
    if asked.method != "POST" or not asked.path.endswith("/search") or not asked.document:
        return await answer(asked)
    return await answer(replace(asked, body=orjson.dumps({"limit": 1000, **asked.document})))


@plain("API-107")
async def takes_limits_of_two_digits_for_the_usual_one(asked: Asked, answer: Next) -> Told:
    limit = dict(asked.parameters).get("limit", "")
    return await answer(_limited(asked, 100, anyway=len(limit) == 2 and limit.isdigit()))


def refusing(says: Callable[[float], dict[str, str]], minute: float = 60.0) -> Way:
    """Refuses in its own way what goes beyond the limit, from the first such request on."""
    counted: dict[str, list[float]] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        who, now = asked.header("authorization"), CLOCK.now()
        if not who or not asked.path.startswith("/v1/"):
            return await answer(asked)
        recent = counted[who] = [each for each in counted.get(who, []) if now - each < minute]
        if len(recent) < ALLOWED - 1:
            recent.append(now)
            return await answer(asked)
        problem = {"type": "urn:example:too-many", "title": "Too many requests.", "status": TOO_MANY}
        return Told(TOO_MANY, PROBLEM).having(**says(minute - (now - recent[0]))).saying(problem)

    return way


@wrong("API-171")
def says_429_without_more() -> Way:
    return refusing(lambda _left: {})


@wrong("API-171")
def lets_clients_come_back_at_once() -> Way:
    return refusing(lambda _left: {"retry_after": "0"})


@wrong("API-171")
def keeps_clients_away_for_a_day() -> Way:
    return refusing(lambda _left: {"retry_after": "86400"}, 20.0)


@wrong("API-171")
def says_when_to_come_back_in_milliseconds() -> Way:
    return refusing(lambda left: {"retry_after": str(round(left * 1000))}, 20.0)
