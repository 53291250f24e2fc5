"""What a client sees of subscriptions: which are taken, what they tell, and who sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from tests.server.running import Running

Probe = tuple[str, httpx.Response]
PATH, MAIN = "/v1/subscriptions", {"client": "main"}
RULE = {"language": "cql2Json", "version": "1.0", "expression": '{"op":"likes","args":[{"property":"id"},"x"]}'}
REQUESTS: dict[str, dict[str, Any]] = {
    "good": {},
    "by a wrong filter": {"filter": RULE},
    "to http": {"endpoint": "http://hooks.example/"},
    "to loopback": {"endpoint": "https://127.0.0.1/"},
}


async def subscriptions(server: Running) -> AsyncIterator[Probe]:
    """Every answer to requests about subscriptions; keys differ from one run to the next."""
    for name, members in REQUESTS.items():
        wanted = {"endpoint": "https://hooks.example/", "resourceTypes": ["Person"], **members}
        made = await server.call("POST", PATH, wanted, caller=MAIN)
        document = made.json() if made.content else {}
        told = {"members": sorted(document), "location": "location" in made.headers}
        yield f"subscription {name}", httpx.Response(made.status_code, json=told)
        place = f"{PATH}/{document.get('id', 'none')}"
        for client in ("main", "tests"):
            read = await server.call("GET", place, caller={"client": client})
            yield f"subscription {name} read by {client}", httpx.Response(read.status_code)
