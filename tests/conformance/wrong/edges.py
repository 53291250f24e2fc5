"""Mistakes at the edges of HTTP and of time: conditions, cursors, zones, numbers, keys, caches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import orjson

from crmstandard import schemas
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import FEED, is_collection, is_write, plain, with_header, wrong

OK, CREATED, UNCHANGED, BAD, FORBIDDEN, DELETED = 200, 201, 304, 400, 403, 410
KINDS = {f"/v1/{schemas.resource(name).collection}": name for name in schemas.resources()}
COUNTRIES = frozenset(
    name
    for each in schemas.resources().values()
    for name in each.about.get("search", ())
    if each.held_by(name).get("title") == "CountryCode"
)
OFFSET = re.compile(r"([+-]\d\d:\d\d)$")
SHAPING = ("cursor", "sort", "fields", "include", "limit")
Document = dict[str, Any]


def _without(asked: Asked, *names: str) -> Asked:
    return asked.asking([pair for pair in asked.parameters if pair[0] not in names])


def _events(told: Told) -> list[Document]:
    found = told.document.get("events")
    return found if isinstance(found, list) else []


@plain("EVT-022")
async def leaves_out_the_first_event_of_each_later_page(asked: Asked, answer: Next) -> Told:
    """The cursor names the first event of the next page, and the query asks for those after it."""
    told = await answer(asked)
    cut = asked.path == FEED and "cursor" in dict(asked.parameters) and "limit" in dict(asked.parameters)
    return told.saying({**told.document, "events": _events(told)[1:]}) if cut and told.status == OK else told


@wrong("EVT-005 EVT-024")
def shows_the_record_of_now_in_old_events() -> Way:
    """Events hold the id alone, and their data is looked up when somebody reads them."""
    now: dict[str, Document] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if told.status in (OK, CREATED) and is_write(asked):
            now[str(told.document.get("id"))] = told.document
        if asked.path != FEED or told.status != OK:
            return told
        rows = [
            {**each, "data": now.get(each["data"]["id"], each["data"])} if "data" in each else each
            for each in _events(told)
        ]
        return told.saying({**told.document, "events": rows})

    return way


@plain("EVT-023")
async def ends_the_feed_where_there_is_nothing_more(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if asked.path != FEED or told.status != OK or _events(told):
        return told
    return told.lacking("link").saying({name: value for name, value in told.document.items() if name != "next"})


@plain("API-135")
async def takes_a_cursor_for_another_order(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    ordered = {"cursor", "sort"} <= dict(asked.parameters).keys()
    if told.status != BAD or not ordered or not is_collection(asked):
        return told
    return await answer(_without(asked, "cursor"))


@wrong("API-135 API-136")
def takes_cursors_of_the_feed_in_searches() -> Way:
    """All cursors are numbers of one kind."""
    given: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if asked.path == FEED and told.status == OK:
            given.add(str(told.document.get("next")))
        cursor = dict(asked.parameters).get("cursor", "")
        if told.status != BAD or cursor not in given or not is_collection(asked):
            return told
        return await answer(_without(asked, "cursor"))

    return way


@plain("API-074 API-076")
async def reads_times_without_their_offset(asked: Asked, answer: Next) -> Told:
    """2020-01-01T08:00:00+08:00 is taken for 2020-01-01T08:00:00Z."""
    zoned = [(n, OFFSET.sub("Z", v) if n in ("validAt", "knownAt", "validFrom") else v) for n, v in asked.parameters]
    return await answer(asked.asking(zoned) if zoned != asked.parameters else asked)


@plain("API-094")
async def compares_times_without_their_offset(asked: Asked, answer: Next) -> Told:
    zoned = [(n, OFFSET.sub("Z", v) if n.endswith("]") else v) for n, v in asked.parameters]
    return await answer(asked.asking(zoned) if zoned != asked.parameters else asked)


@plain("API-102")
async def takes_times_of_reads_without_an_offset(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != BAD or asked.method != "GET":
        return told
    whole = [
        (n, f"{v}Z" if n in ("validAt", "knownAt") and re.search(r"T\d\d:\d\d", v) else v) for n, v in asked.parameters
    ]
    return await answer(asked.asking(whole))


@plain("API-102")
async def finds_nothing_in_a_country_that_is_none(asked: Asked, answer: Next) -> Told:
    """`XX9` is looked for as it is."""
    told = await answer(asked)
    if told.status != BAD or asked.method != "GET":
        return told
    anywhere = [(n, "AQ" if n in COUNTRIES and len(v) != 2 else v) for n, v in asked.parameters]
    return await answer(asked.asking(anywhere))


@plain("API-076")
async def ignores_known_at_beside_valid_at(asked: Asked, answer: Next) -> Told:
    both = {"validAt", "knownAt"} <= dict(asked.parameters).keys()
    return await answer(_without(asked, "knownAt") if both else asked)


@wrong("SEC-044 SEC-045 SEC-048")
def answers_a_client_from_a_cache() -> Way:
    """What a client was shown once it is shown again, whatever became of its rights."""
    kept: dict[tuple[str, str, str], Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        key = asked.header("authorization"), asked.path, asked.query
        if asked.method != "GET" or not asked.header("authorization"):
            return told
        if told.status == OK:
            kept[key] = told
        return kept.get(key, told) if told.status == FORBIDDEN else told

    return way


@plain("API-042")
async def compares_if_none_match_as_one_text(asked: Asked, answer: Next) -> Told:
    """Of several entity tags none is found."""
    several = "," in asked.header("if-none-match")
    return await answer(with_header(asked, "if-none-match", None) if several else asked)


@plain("API-042")
async def compares_if_none_match_strongly(asked: Asked, answer: Next) -> Told:
    weak = asked.header("if-none-match").startswith("W/")
    return await answer(with_header(asked, "if-none-match", None) if weak else asked)


@plain("API-042")
async def does_not_know_the_star_in_if_none_match(asked: Asked, answer: Next) -> Told:
    star = asked.header("if-none-match") == "*"
    return await answer(with_header(asked, "if-none-match", None) if star else asked)


@plain("API-045")
async def says_unchanged_of_what_was_deleted(asked: Asked, answer: Next) -> Told:
    """Whoever holds a version is told that it is the last one, before anybody looks whether the record is there."""
    told = await answer(asked)
    known = told.status == DELETED and asked.method == "GET" and asked.header("if-none-match")
    return Told(UNCHANGED, (("etag", asked.header("if-none-match")),)) if known else told


@plain("API-148")
async def speaks_the_language_that_is_named_first(asked: Asked, answer: Next) -> Told:
    first = asked.header("accept-language").partition(",")[0].partition(";")[0].strip()
    return await answer(with_header(asked, "accept-language", first) if first else asked)


@plain("API-148")
async def speaks_languages_that_are_not_wanted(asked: Asked, answer: Next) -> Told:
    """A weight of 0 counts as any other."""
    text = asked.header("accept-language")
    return await answer(with_header(asked, "accept-language", text.replace("q=0,", "q=0.1,")) if text else asked)


@plain("API-111")
async def includes_a_record_once_for_each_reference(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    rows = told.document.get("entries")
    if not isinstance(rows, list) or not is_collection(asked) or "include" not in dict(asked.parameters):
        return told
    more = [each for each in rows if each["resource"].get("resourceType") != KINDS[asked.path]]
    return told.saying({**told.document, "entries": [*rows, *more]})


@plain("BLK-011")
async def ignores_since_beside_a_filter(asked: Asked, answer: Next) -> Told:
    if asked.path != "/v1/bulk/exports" or not {"since", "filter"} <= asked.document.keys():
        return await answer(asked)
    bare = {name: value for name, value in asked.document.items() if name != "since"}
    return await answer(replace(asked, body=orjson.dumps(bare)))


@wrong("SEC-066")
def masks_no_included_records() -> Way:
    """Included records are read as the system itself."""
    tokens: dict[str, None] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        own = asked.header("authorization")
        if told.status == CREATED and own:
            tokens[own] = None
        included = any(name == "include" for name, _ in asked.parameters)
        if not included or told.status != OK or not is_collection(asked):
            return told
        for other in list(tokens)[:1]:
            more = await answer(with_header(asked, "authorization", other))
            seen = {_named(each): each for each in more.document.get("entries", ())}
            rows = [
                seen.get(_named(each), each) if KINDS[asked.path] != _named(each)[0] else each
                for each in told.document["entries"]
            ]
            return told.saying({**told.document, "entries": rows})
        return told

    def _named(entry: Document) -> tuple[str, str]:
        about = entry.get("resource", {})
        return str(about.get("resourceType")), str(about.get("id"))

    return way
