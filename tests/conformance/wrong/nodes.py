"""Mistakes of several nodes and of caches before them: what one of them knows, another one does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from tests.conformance.wrapping import Asked, Next, Told, Way, outgoing
from tests.conformance.wrong.registry import KEY, is_collection, is_record, is_write, seen, wrong

OK, CREATED, BAD, FORBIDDEN, MISSING, FAILED = 200, 201, 400, 403, 404, 500
Document = dict[str, Any]
Named = Callable[[Asked], str]


def _cached(meant: Callable[[Asked], bool], name: Named, status: int) -> Way:
    """A cache that knows an answer of a status again by some of what was asked alone."""
    kept: dict[str, Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if not meant(asked) or not asked.header("authorization"):
            return await answer(asked)
        known = kept.get(name(asked))
        told = known if known is not None else await answer(asked)
        if told.status == status:
            kept[name(asked)] = told
        return told

    return way


def _address(asked: Asked) -> str:
    return f"{asked.path}?{asked.query}"


def _is_read(asked: Asked) -> bool:
    return asked.method == "GET" and is_record(asked)


def _fresh(meant: Callable[[Asked], bool], name: Named) -> Way:
    """The same of reads, and whatever writes a record takes it out of the cache."""
    kept: dict[str, dict[str, Told]] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        record = asked.path.partition(":")[0]
        if asked.method != "GET":
            kept.pop(record, None)
        plainly = not asked.header("if-none-match") and asked.header("authorization")
        if not meant(asked) or not plainly:
            return await answer(asked)
        known = kept.setdefault(record, {})
        if name(asked) not in known:
            told = await answer(asked)
            if told.status != OK:
                return told
            known[name(asked)] = told
        return known[name(asked)]

    return way


@wrong("SEC-030 SEC-020 SEC-060")
def answers_whoever_has_a_token_from_a_cache() -> Way:
    """A cache that ignores Authorization, though it forgets what is written."""
    return _fresh(_is_read, _address)


@wrong("SEC-030 SEC-060 SEC-066")
def answers_for_versions_from_a_cache_whoever_asks() -> Way:
    return _fresh(lambda asked: asked.method == "GET" and "/versions/" in asked.path, _address)


@wrong("SEC-042")
def answers_whatever_the_purpose_from_a_cache() -> Way:
    """A cache that knows its clients, and not that the purpose matters."""
    return _fresh(_is_read, lambda asked: f"{asked.header('authorization')} {_address(asked)}")


@wrong("API-148")
def answers_in_the_language_of_who_came_first() -> Way:
    return _cached(lambda asked: asked.method == "GET" and is_record(asked), _address, MISSING)


def _behind(meant: Callable[[Asked], bool]) -> Way:
    """A node that shows at first what was there before the last write."""
    shown: dict[str, Told] = {}
    late: dict[str, Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if is_record(asked) and asked.method in ("PUT", "PATCH") and told.status == OK and asked.path in shown:
            late[asked.path] = shown[asked.path]
        if is_write(asked) and told.status in (OK, CREATED):
            shown[told.header("location") or asked.path] = replace(told, status=OK)
        return late.pop(asked.path, told) if meant(asked) and told.status == OK and not asked.query else told

    return way


@wrong("API-041 API-050 API-040")
def reads_from_a_node_that_is_behind() -> Way:
    return _behind(_is_read)


@wrong("API-116 API-091")
def lists_from_a_node_that_is_behind() -> Way:
    """A search finds what it has to find, and shows the versions before."""
    before: dict[str, Document] = {}
    now: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if is_write(asked) and told.status in (OK, CREATED):
            identifier = str(told.document.get("id"))
            if identifier in now:
                before[identifier] = now[identifier]
            now[identifier] = told.document
        rows = told.document.get("entries")
        if not is_collection(asked) or asked.method != "GET" or asked.query.count("=") != 1 or not rows:
            return told
        shown = [{**each, "resource": before.get(str(each["resource"].get("id")), each["resource"])} for each in rows]
        return told.saying({**told.document, "entries": shown})

    return way


@wrong("API-044 API-040")
def does_not_find_at_once_what_it_created() -> Way:
    """The first read of a new record comes to a node that has not heard of it."""
    new: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.status == CREATED:
            new.add(told.header("location"))
        elif asked.path in new and _is_read(asked):
            new.discard(asked.path)
            return await answer(seen(asked, f"{asked.path[:-6]}000000"))
        return told

    return way


@wrong("API-031 API-033")
def has_keys_of_each_node_apart() -> Way:
    """Every second request goes to another node, which does not know the keys of the first."""
    count: dict[str, int] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.method != "POST" or not asked.header(KEY):
            return await answer(asked)
        count[asked.header(KEY)] = count.get(asked.header(KEY), 0) + 1
        node = count[asked.header(KEY)] % 2
        headers = tuple((n, f"{v}-{node}" if n == KEY else v) for n, v in asked.headers)
        return await answer(replace(asked, headers=headers))

    return way


@wrong("API-030")
def answers_a_repeated_request_without_its_location() -> Way:
    again: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told, key = await answer(asked), asked.header(KEY)
        repeated = key in again
        again.update({key} if key else ())
        return told.lacking("location") if repeated and told.status == CREATED else told

    return way


@wrong("API-050 API-057")
def answers_a_change_with_the_record_before() -> Way:
    """The answer is made of what was read to be changed."""

    async def way(asked: Asked, answer: Next) -> Told:
        if asked.method not in ("PUT", "PATCH") or not is_record(asked):
            return await answer(asked)
        before, told = await answer(seen(asked)), await answer(asked)
        return replace(told, body=before.body) if told.status == OK and before.status == OK else told

    return way


def _failing(meant: Callable[[Asked], bool]) -> Way:
    problem = {"type": "urn:example:failure", "title": "Failure.", "status": FAILED}

    async def way(asked: Asked, answer: Next) -> Told:
        if not meant(asked):
            return await answer(asked)
        return Told(FAILED, (("content-type", "application/problem+json"),)).saying(problem)

    return way


FAILING: Mapping[str, Callable[[Asked], bool]] = {
    "fails_at_numbers_of_twenty_digits": lambda asked: any(v.isdigit() and len(v) > 18 for _, v in asked.parameters),
    "fails_at_broken_escapes": lambda asked: "%zz" in asked.query.lower() or "%" in asked.query[-2:],
    "fails_at_entity_tags_without_quotes": lambda asked: asked.header("if-match").isalnum(),
    "fails_at_long_keys": lambda asked: len(asked.header(KEY)) > 255,
    "fails_at_years_beyond_9999": lambda asked: any(
        n in ("validAt", "knownAt") and "10000-" in v for n, v in asked.parameters
    ),
    "fails_at_filters_that_nest_deep": lambda asked: asked.path.endswith("/search") and asked.body.count(b"args") > 40,
}

for _name, _meant in FAILING.items():
    wrong("API-164", _name)(partial(_failing, _meant))


@wrong("SEC-025")
def includes_records_without_the_scope() -> Way:
    """Included records are read as whoever has every scope."""
    known: dict[str, str] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        own = asked.header("authorization")
        if asked.method == "POST" and own:
            known.setdefault("writer", own)
        told = await answer(asked)
        included = any(n == "include" for n, _ in asked.parameters)
        if not included or not is_collection(asked) or "writer" not in known or told.status not in (OK, FORBIDDEN):
            return told
        headers = tuple((n, known["writer"] if n == "authorization" else v) for n, v in asked.headers)
        return await answer(replace(asked, headers=headers))

    return way


@wrong("API-140")
def closes_in_its_own_words_when_a_purpose_is_wrong() -> Way:
    def changed(asked: Asked, told: Told) -> Told:
        wrong_one = told.status == BAD and asked.header("crm-purpose")
        return Told(BAD, (("content-type", "text/plain"),), b"bad purpose") if wrong_one else told

    return outgoing(changed)
