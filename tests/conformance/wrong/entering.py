"""Mistakes in who is let in: ways that want no token, scopes compared carelessly, cursors and jobs of others."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import orjson

from crmstandard import schemas
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, is_record, plain, seen, with_header, wrong
from tests.conformance.wrong.rights import lent

NO_TOKEN, FORBIDDEN, MISSING, OK = 401, 403, 404, 200
BULK = "/v1/bulk/"
KINDS = {schemas.resource(name).collection: f"{name[0].lower()}{name[1:]}" for name in schemas.resources()}


def _open(meant: Callable[[Asked], bool]) -> Way:
    """Lets in who has no token, as whoever came before with one."""
    tokens: dict[str, None] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told, own = await answer(asked), asked.header("authorization")
        if told.status != NO_TOKEN and own:
            tokens[own] = None
        if told.status != NO_TOKEN or not meant(asked) or own:
            return told
        for other in list(tokens):
            again = await answer(with_header(asked, "authorization", other))
            if again.status not in (NO_TOKEN, FORBIDDEN):
                return again
        return told

    return way


OPEN: dict[str, tuple[str, Callable[[Asked], bool]]] = {
    "shows_histories_without_a_token": ("SEC-001", lambda asked: asked.path.endswith("/history")),
    "finds_by_filters_without_a_token": ("SEC-001", lambda asked: asked.path.endswith("/search")),
    "shows_events_without_a_token": ("SEC-001", lambda asked: asked.path == "/v1/events"),
    "deletes_without_a_token": ("SEC-001", lambda asked: asked.method == "DELETE"),
    "matches_without_a_token": ("SEC-001", lambda asked: ":match" in asked.path),
    "gives_files_without_a_token": ("SEC-001", lambda asked: asked.path.startswith(BULK) and asked.method == "GET"),
}
for _name, (_ids, _meant) in OPEN.items():
    wrong(_ids, _name)(partial(_open, _meant))


def _scopes(asked: Asked) -> set[str]:
    """The scopes of the token of a request."""
    part = asked.header("authorization").partition(" ")[2].split(".")[1:2]
    try:
        claims: Any = orjson.loads(base64.urlsafe_b64decode(f"{''.join(part)}=="))
    except ValueError:
        return set()
    return set(str(claims.get("scope", "")).split())


def _kind(asked: Asked) -> str:
    """The resource of a request, as scopes name it."""
    return KINDS.get(asked.path.removeprefix("/v1/").partition("/")[0], "")


@wrong("SEC-020")
def lets_read_who_may_write() -> Way:
    return lent(lambda asked: asked.method == "GET" and f"{_kind(asked)}.write" in _scopes(asked), FORBIDDEN)


@wrong("SEC-021")
def lets_patch_who_may_read() -> Way:
    return lent(lambda asked: asked.method == "PATCH" and f"{_kind(asked)}.read" in _scopes(asked), FORBIDDEN)


@wrong("SEC-021")
def lets_put_who_may_read() -> Way:
    return lent(lambda asked: asked.method == "PUT" and f"{_kind(asked)}.read" in _scopes(asked), FORBIDDEN)


@wrong("SEC-020")
def compares_scopes_by_how_they_begin() -> Way:
    """The scope of customers lets read events of customers."""

    def meant(asked: Asked) -> bool:
        stems = [each.removesuffix(".read") for each in _scopes(asked) if each.endswith(".read")]
        return asked.method == "GET" and any(_kind(asked).startswith(stem) for stem in stems)

    return lent(meant, FORBIDDEN)


@wrong("SEC-024")
def says_404_to_changes_without_the_scope() -> Way:
    tokens: dict[str, None] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told, own = await answer(asked), asked.header("authorization")
        if told.status < 300 and own:
            tokens[own] = None
        if told.status != FORBIDDEN or not is_record(asked) or asked.method == "GET":
            return told
        for other in list(tokens):
            there = await answer(with_header(seen(asked), "authorization", other))
            if there.status in (OK, MISSING):
                return there if there.status == MISSING else told
        return told

    return way


@plain("SEC-008")
async def takes_tokens_from_the_query(asked: Asked, answer: Next) -> Told:
    token = dict(asked.parameters).get("access_token")
    if not token or asked.header("authorization"):
        return await answer(asked)
    bare = asked.asking([pair for pair in asked.parameters if pair[0] != "access_token"])
    return await answer(with_header(bare, "authorization", f"Bearer {token}"))


@plain("SEC-007")
async def says_to_writers_in_no_way_how_a_token_is_got(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    return told.lacking("www-authenticate") if told.status == NO_TOKEN and asked.method != "GET" else told


@wrong("SEC-031")
def takes_a_cursor_for_who_it_was_given_to() -> Way:
    """Whoever has a cursor gets the page that it leads to."""
    whose: dict[str, str] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        cursor = dict(asked.parameters).get("cursor", "")
        if is_collection(asked) and cursor in whose:
            asked = with_header(asked, "authorization", whose[cursor])
        told = await answer(asked)
        if is_collection(asked) and isinstance(told.document.get("next"), str):
            whose[told.document["next"]] = asked.header("authorization")
        return told

    return way


@wrong("BLK-017")
def ends_jobs_for_any_client() -> Way:
    return lent(lambda asked: asked.path.startswith(BULK) and asked.method == "DELETE", MISSING)


@plain("API-051")
async def merges_without_if_match(asked: Asked, answer: Next) -> Told:
    return await _merged(asked, answer) if not asked.header("if-match") else await answer(asked)


@plain("API-052")
async def merges_whatever_if_match_says(asked: Asked, answer: Next) -> Told:
    return await _merged(asked, answer)


async def _merged(asked: Asked, answer: Next) -> Told:
    if not asked.path.endswith(":merge"):
        return await answer(asked)
    there = await answer(seen(asked, asked.path.removesuffix(":merge")))
    return await answer(with_header(asked, "if-match", there.header("etag") or '"none"'))


@plain("API-020")
async def takes_no_long_bodies(asked: Asked, answer: Next) -> Told:
    """What stands in front refuses bodies far shorter than the limit that is declared."""
    long = is_collection(asked) and len(asked.body) > 1024 * 1024
    return await answer(replace(asked, body=b" " * 64 * 1024 * 1024) if long else asked)
