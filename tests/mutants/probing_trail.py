"""What the trail says of requests that were denied, and of what an outside provider was permitted."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx

from tests.mutants.probing_grants import VENDOR
from tests.server.running import Running

Probe = tuple[str, httpx.Response]
QUERIES = ("decision=deny", "decision=permit&actorKind=vendor", "decision=permitMasked&actorKind=vendor")
PURPOSE = {"crm-purpose": "customerCare"}


async def trail(server: Running) -> AsyncIterator[Probe]:
    """A page of the feed as the provider reads it, and the members of audit events of several kinds."""
    page = await server.call("GET", "/v1/events?limit=5", caller=VENDOR, headers=PURPOSE)
    yield "events of a vendor", httpx.Response(page.status_code, json={"events": len(page.json().get("events", ()))})
    for query in QUERIES:
        answer = await server.call("GET", f"/v1/audit-events?{query}&limit=1000&sort=id")
        found = [sorted(each["resource"]) for each in answer.json().get("entries", ())]
        yield f"members in the trail by {query}", httpx.Response(answer.status_code, json=found)
