"""Mistakes between tenants: some ways of asking know whose a client is, and one does not."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import FEED, KEY, TRAIL, replays, with_header, wrong

SUBSCRIPTIONS = "/v1/subscriptions"
CREATED, UNPROCESSABLE = 201, 422
TENANTS = {"main": "bank", "otherTenant": "bank-2"}
Meant = Callable[[Asked], bool]


def _of_subscription(asked: Asked, method: str) -> bool:
    return asked.method == method and asked.path.rpartition("/")[0] == SUBSCRIPTIONS


BLIND: dict[str, tuple[str, Meant]] = {
    "tells_any_tenant_of_changes": ("SEC-031", lambda asked: asked.path == FEED),
    "matches_for_any_tenant": ("SEC-031", lambda asked: ":match" in asked.path),
    "exports_for_any_tenant": ("SEC-031", lambda asked: asked.path.startswith("/v1/bulk/")),
    "shows_jobs_to_any_tenant": ("SEC-031", lambda asked: asked.path.startswith("/v1/bulk/jobs/")),
    "shows_the_trail_to_any_tenant": ("SEC-031", lambda asked: asked.path == TRAIL),
    "shows_overviews_to_any_tenant": ("SEC-030", lambda asked: ":overview" in asked.path),
    "merges_for_any_tenant": ("SEC-030", lambda asked: ":merge" in asked.path),
    "shows_subscriptions_to_any_tenant": ("SEC-031", lambda asked: _of_subscription(asked, "GET")),
    "ends_subscriptions_for_any_tenant": ("SEC-031", lambda asked: _of_subscription(asked, "DELETE")),
    "rotates_keys_for_any_tenant": ("SEC-031", lambda asked: asked.path.endswith(":rotate-key")),
    "shows_dead_letters_to_any_tenant": ("SEC-031", lambda asked: asked.path.endswith("/dead-letters")),
    "lists_subscriptions_for_any_tenant": ("SEC-031", lambda asked: asked.path == SUBSCRIPTIONS),
    "delivers_to_any_tenant": ("SEC-031", lambda asked: asked.path == SUBSCRIPTIONS and asked.method == "POST"),
    "resolves_keys_for_any_tenant": ("SEC-031", lambda asked: asked.path.endswith(":resolve")),
    "withdraws_for_any_tenant": ("SEC-030", lambda asked: ":withdraw" in asked.path),
}


def _client(asked: Asked) -> str:
    """The client of the token of a request."""
    part = asked.header("authorization").partition(" ")[2].split(".")[1:2]
    try:
        claims: Any = orjson.loads(base64.urlsafe_b64decode(f"{''.join(part)}=="))
    except ValueError:
        return ""
    return str(claims.get("client_id", ""))


def _blind(meant: Meant) -> Way:
    """Takes the client of another tenant for the main one in some ways of asking."""
    known: dict[str, str] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        client = _client(asked)
        if client == "main":
            known.setdefault(client, asked.header("authorization"))
        if client == "otherTenant" and meant(asked) and known:
            asked = with_header(asked, "authorization", known["main"])
        return await answer(asked)

    return way


for _name, (_ids, _meant) in BLIND.items():
    wrong(_ids, _name)(partial(_blind, _meant))


@wrong("API-035")
def replays_to_one_tenant_what_another_was_answered() -> Way:
    """The keys of clients are apart as long as their tenant is the same."""
    return replays(lambda asked: _client(asked) in TENANTS)


@wrong("API-035")
def finds_keys_of_other_tenants() -> Way:
    """Whether a key was used with another body is looked up without the tenant."""
    used: dict[str, tuple[str, bytes]] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told, tenant = await answer(asked), TENANTS.get(_client(asked), "")
        if not asked.header(KEY) or not tenant or told.status != CREATED:
            return told
        owner, body = used.setdefault(asked.header(KEY), (tenant, asked.body))
        if owner == tenant or body == asked.body:
            return told
        headers = (("content-type", "application/problem+json"),)
        return Told(UNPROCESSABLE, headers).saying({"type": "urn:example:key-used", "title": "Used.", "status": 422})

    return way
