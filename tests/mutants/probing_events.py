"""What a client sees of the feed: pages large and small, the same ones twice, and what another reader is given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from tests.server.running import Running

Probe = tuple[str, httpx.Response]
OWN = "/record-"  # in the subjects of records whose ids and times are the same in every run
READERS: dict[str, dict[str, Any]] = {
    "all": {},
    "of another tenant": {"tenant": "bank-2"},
    "cleared to I": {"clearance": "I"},
    "of persons": {"scopes": ["events.read", "person.read"]},
    "outside": {"provider": "org-030"},
}
PAGES = 3


async def events(server: Running) -> AsyncIterator[Probe]:
    """The description of the events, and pages of the feed as several readers are given them."""
    answer = await server.client.get("/asyncapi.json")
    yield "asyncapi", httpx.Response(answer.status_code, json={"asyncapi": answer.json().get("asyncapi")})
    for attempt in ("small", "small again"):
        async for each in _followed(server, f"events on {attempt} pages", 4, {}):
            yield each
    for name, caller in READERS.items():
        async for each in _followed(server, f"events {name}", 1000, caller):
            yield each
    yield "events after a wrong cursor", await server.call("GET", "/v1/events?cursor=made-up-by-a-client")


async def _followed(server: Running, name: str, limit: int, caller: dict[str, Any]) -> AsyncIterator[Probe]:
    """So many pages, whatever comes; those after a page that leads nowhere are asked for from the start."""
    cursor = ""
    for number in range(1, PAGES + 1):
        answer = await server.call("GET", f"/v1/events?limit={limit}{cursor}", caller=caller)
        found = answer.json()
        shown = [each for each in found.get("events", ()) if OWN in each["subject"] or "audit" in each["subject"]]
        told = {"events": shown, "next": "next" in found}
        yield f"{name}, page {number}", httpx.Response(answer.status_code, json=told)
        cursor = f"&cursor={found['next']}" if found.get("next") else ""
