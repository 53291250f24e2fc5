"""Mistakes in who may do what: one way to a record is guarded, another is not."""

from __future__ import annotations

from collections.abc import Callable

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_collection, is_record, with_header, wrong

FORBIDDEN, MISSING = 403, 404
Meant = Callable[[Asked], bool]


def lent(meant: Meant, status: int) -> Way:
    """Asks again with a token that somebody used before, where one way of asking is refused with a status."""
    tokens: dict[str, None] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        own = asked.header("authorization")
        if told.status < 300 and own:
            tokens[own] = None
        if told.status != status or not meant(asked):
            return told
        for other in list(tokens):
            again = await answer(with_header(asked, "authorization", other))
            if again.status < 300:
                return again
        return told

    return way


@wrong("SEC-030")
def deletes_for_any_tenant() -> Way:
    return lent(lambda asked: asked.method == "DELETE" and is_record(asked), MISSING)


@wrong("SEC-030")
def changes_for_any_tenant() -> Way:
    return lent(lambda asked: asked.method in ("PUT", "PATCH") and is_record(asked), MISSING)


@wrong("SEC-030")
def shows_histories_to_any_tenant() -> Way:
    return lent(lambda asked: asked.path.endswith("/history"), MISSING)


@wrong("SEC-030")
def shows_versions_to_any_tenant() -> Way:
    return lent(lambda asked: "/versions/" in asked.path, MISSING)


@wrong("SEC-020")
def asks_for_no_scope_in_searches() -> Way:
    return lent(lambda asked: asked.method == "GET" and is_collection(asked), FORBIDDEN)


@wrong("SEC-020")
def asks_for_no_scope_in_filters() -> Way:
    return lent(lambda asked: asked.path.endswith("/search"), FORBIDDEN)


@wrong("SEC-020")
def asks_for_no_scope_in_histories() -> Way:
    return lent(lambda asked: asked.path.endswith("/history") or "/versions/" in asked.path, FORBIDDEN)


@wrong("SEC-021")
def asks_for_no_scope_in_deletions() -> Way:
    return lent(lambda asked: asked.method == "DELETE" and is_record(asked), FORBIDDEN)


@wrong("SEC-020 SEC-022 SEC-023 EVT-008 EVT-011 SEC-066")
def shows_events_to_everybody() -> Way:
    return lent(lambda asked: asked.path == "/v1/events", FORBIDDEN)


@wrong("SEC-003")
def looks_at_the_signature_of_a_token_once() -> Way:
    """Knows a token again by what stands before its signature."""
    known: dict[str, str] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        own = asked.header("authorization")
        told = await answer(asked)
        claims = own.rpartition(".")[0]
        if told.status < 300 and claims:
            known[claims] = own
        if told.status == 401 and claims in known:
            return await answer(with_header(asked, "authorization", known[claims]))
        return told

    return way
