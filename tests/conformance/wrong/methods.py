"""Mistakes in methods and headers: what a path takes, what is made without being asked for, lists in headers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from crmconformance.making import at
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, is_record, plain, seen, with_header, wrong

OK, CREATED, NO_CONTENT, MISSING, NOT_ALLOWED, DELETED, STALE = 200, 201, 204, 404, 405, 410, 412
MERGE_PATCH, JSON_PATCH = "application/merge-patch+json", "application/json-patch+json"
Document = dict[str, Any]


@plain("API-045")
async def deletes_again_what_was_deleted(asked: Asked, answer: Next) -> Told:
    """A deletion may be repeated, and says so."""
    told = await answer(asked)
    again = asked.method == "DELETE" and is_record(asked) and told.status == DELETED
    return Told(NO_CONTENT) if again else told


@plain("API-045")
async def brings_back_by_a_put_what_was_deleted(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if asked.method != "PUT" or not is_record(asked) or told.status != DELETED:
        return told
    return Told(OK, (("content-type", "application/json"), ("etag", '"1"')), asked.body)


@plain("API-044")
async def creates_by_a_put_what_never_was(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if asked.method != "PUT" or not is_record(asked) or told.status != MISSING:
        return told
    return Told(CREATED, (("content-type", "application/json"), ("location", asked.path), ("etag", '"1"')), asked.body)


@plain("API-044")
async def has_versions_of_what_never_was(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if "/versions/" not in asked.path or told.status != MISSING:
        return told
    empty = (("content-type", "application/json"), ("etag", '"1"'))
    there = await answer(seen(asked, asked.path.partition("/versions/")[0]))
    return Told(OK, empty, b"{}") if there.status == MISSING else told


@plain("API-163")
async def names_methods_that_nobody_has(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.having(allow="OPTIONS") if told.status == NOT_ALLOWED else told


@plain("API-163")
async def names_the_same_methods_for_every_path(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    allowed = [each for each in ("GET", "POST", "PATCH", "PUT", "DELETE") if each != asked.method]
    return told.having(allow=", ".join(allowed)) if told.status == NOT_ALLOWED else told


@plain("API-163")
async def says_404_to_methods_that_a_record_does_not_have(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if told.status != NOT_ALLOWED or not is_record(asked):
        return told
    return replace(told, status=MISSING).lacking("allow").saying({**told.document, "status": MISSING})


@plain("API-163 API-066")
async def says_nothing_of_the_methods_that_a_record_has(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.lacking("allow") if told.status == NOT_ALLOWED and is_record(asked) else told


@plain("API-050 API-052 API-057")
async def compares_if_match_of_patches_as_one_text(asked: Asked, answer: Next) -> Told:
    several = asked.method in ("PATCH", "DELETE") and "," in asked.header("if-match")
    return await answer(with_header(asked, "if-match", '"none"') if several else asked)


@plain("API-057 API-059 API-151")
async def takes_patches_without_parameters_alone(asked: Asked, answer: Next) -> Told:
    """application/merge-patch+json; charset=utf-8 is refused."""
    odd = asked.method == "PATCH" and ";" in asked.header("content-type")
    return await answer(with_header(asked, "content-type", "text/plain") if odd else asked)


@plain("API-151")
async def takes_plain_json_for_a_merge_patch(asked: Asked, answer: Next) -> Told:
    bare = asked.method == "PATCH" and asked.header("content-type") == "application/json"
    return await answer(with_header(asked, "content-type", MERGE_PATCH) if bare else asked)


@plain("API-099")
async def ignores_parameters_of_writes_that_it_does_not_know(asked: Asked, answer: Next) -> Told:
    known = ("validFrom", "correction", "reason")
    writes = asked.method in ("POST", "PUT", "PATCH", "DELETE") and (is_record(asked) or is_collection(asked))
    return await answer(asked.asking([p for p in asked.parameters if p[0] in known]) if writes else asked)


@plain("API-099")
async def ignores_parameters_of_histories_that_it_does_not_know(asked: Asked, answer: Next) -> Told:
    if not asked.path.endswith("/history"):
        return await answer(asked)
    return await answer(asked.asking([p for p in asked.parameters if p[0] in ("limit", "cursor")]))


@plain("API-099")
async def ignores_parameters_of_the_feed_that_it_does_not_know(asked: Asked, answer: Next) -> Told:
    if asked.path != "/v1/events":
        return await answer(asked)
    return await answer(asked.asking([p for p in asked.parameters if p[0] in ("limit", "cursor")]))


@plain("API-055")
async def ignores_what_a_put_says_of_meta(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if asked.method != "PUT" or not is_record(asked) or told.status != 422:
        return told
    there = (await answer(seen(asked))).document
    return await answer(replace(asked, body=orjson.dumps({**asked.document, "meta": there.get("meta")})))


@plain("API-055")
async def ignores_what_a_change_says_of_the_status_history(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if asked.method != "PATCH" or not is_record(asked) or told.status != 422 or "statusHistory" not in asked.document:
        return told
    kept = {name: value for name, value in asked.document.items() if name != "statusHistory"}
    return await answer(replace(asked, body=orjson.dumps(kept)))


@wrong("API-025")
def gives_the_id_of_a_deleted_record_again() -> Way:
    """The next number is one more than the highest there is."""
    free: dict[str, list[str]] = {}
    shown: dict[str, str] = {}

    def turned(text: bytes, pairs: list[tuple[str, str]]) -> bytes:
        for one, other in pairs:
            text = text.replace(one.encode(), other.encode())
        return text

    async def way(asked: Asked, answer: Next) -> Told:
        inner = [(outer, own) for own, outer in shown.items()]
        path = turned(asked.path.encode(), inner).decode()
        query = turned(asked.query.encode(), inner).decode()
        told = await answer(replace(asked, path=path, query=query, body=turned(asked.body, inner)))
        if asked.method == "DELETE" and is_record(asked) and told.status == NO_CONTENT:
            where, _, name = asked.path.rpartition("/")
            free.setdefault(where, []).append(name)
        if told.status == CREATED and asked.path in free and free[asked.path] and is_collection(asked):
            shown[told.document["id"]] = free[asked.path].pop()
        pairs = list(shown.items())
        headers = tuple((n, turned(v.encode("latin-1"), pairs).decode("latin-1")) for n, v in told.headers)
        return replace(told, headers=headers, body=turned(told.body, pairs))

    return way


@plain("API-059")
async def tests_objects_letter_by_letter(asked: Asked, answer: Next) -> Told:
    """A test of a JSON Patch compares the text of two values, the order of members included."""
    if asked.method != "PATCH" or not asked.header("content-type").startswith(JSON_PATCH):
        return await answer(asked)
    there = (await answer(seen(asked))).document
    steps: Any = orjson.loads(asked.body)
    for each in steps if isinstance(steps, list) else ():
        held = at(there, str(each.get("path"))) if isinstance(each, dict) and each.get("op") == "test" else None
        if isinstance(held, dict) and orjson.dumps(each.get("value")) != orjson.dumps(held):
            failing = [{"op": "test", "path": "/resourceType", "value": "x"}]
            return await answer(replace(asked, body=orjson.dumps(failing)))
    return await answer(asked)


@plain("API-057")
async def refuses_null_inside_what_it_does_not_have(asked: Asked, answer: Next) -> Told:
    """A merge patch with an object that the record lacks is taken as it is, with what is null in it."""
    if asked.method != "PATCH" or not asked.header("content-type").startswith(MERGE_PATCH):
        return await answer(asked)
    there = (await answer(seen(asked))).document
    new = [v for n, v in asked.document.items() if isinstance(v, dict) and there and n not in there]
    odd = any(None in each.values() for each in new)
    return await answer(replace(asked, body=b'{"noSuchMember":1}') if odd else asked)


@plain("BLK-001")
async def compares_prefer_as_one_text(asked: Asked, answer: Next) -> Told:
    prefer = asked.header("prefer")
    return await answer(asked if prefer in ("", "respond-async") else with_header(asked, "prefer", "none"))


@plain("API-090")
async def gives_no_page_as_large_as_it_declares(asked: Asked, answer: Next) -> Told:
    given = dict(asked.parameters)
    if not is_collection(asked) or given.get("limit") != "1000":
        return await answer(asked)
    return await answer(asked.asking([(n, "0" if n == "limit" else v) for n, v in asked.parameters]))
