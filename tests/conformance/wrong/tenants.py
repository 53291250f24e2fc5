"""Mistakes between tenants: some ways of asking know whose a client is, and one does not."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import with_header, wrong

Meant = Callable[[Asked], bool]
BLIND: dict[str, tuple[str, Meant]] = {
    "tells_any_tenant_of_changes": ("SEC-031", lambda asked: asked.path == "/v1/events"),
    "matches_for_any_tenant": ("SEC-031", lambda asked: ":match" in asked.path),
    "exports_for_any_tenant": ("SEC-031", lambda asked: asked.path.startswith("/v1/bulk/")),
    "shows_jobs_to_any_tenant": ("SEC-031", lambda asked: asked.path.startswith("/v1/bulk/jobs/")),
    "shows_the_trail_to_any_tenant": ("SEC-031", lambda asked: asked.path == "/v1/audit-events"),
    "shows_overviews_to_any_tenant": ("SEC-030", lambda asked: ":overview" in asked.path),
    "merges_for_any_tenant": ("SEC-030", lambda asked: ":merge" in asked.path),
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
