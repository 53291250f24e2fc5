"""What a client sees of an erasure, of the trail after it, and of a token that was revoked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from tests.mutants.probing_bulk import ROW
from tests.server.running import Running

Probe = tuple[str, httpx.Response]
PERSON: dict[str, Any] = {**ROW, "names": [{"use": "legal", "text": "Gone Planted"}]}
REQUEST: dict[str, Any] = {
    "resourceType": "PrivacyRequest",
    "requestType": "erasure",
    "receivedAt": "2026-01-02T08:00:00Z",
    "dueAt": "2026-02-02T08:00:00Z",
}
STEPS = ({"status": "inProgress"}, {"status": "completed", "completedAt": "2026-01-20T08:00:00Z"})
MERGE = {"content-type": "application/merge-patch+json", "if-match": "*"}


async def erasure(server: Running) -> AsyncIterator[Probe]:
    """Statuses, and whether a name or the chain of the trail is still there."""
    made = await server.call("POST", "/v1/persons", PERSON)
    about = {"type": "Person", "id": made.headers.get("location", "none").rpartition("/")[2]}
    request = await server.call("POST", "/v1/privacy-requests", {**REQUEST, "requester": about, "subject": about})
    place = request.headers.get("location", "/v1/privacy-requests/none")
    for step in STEPS:
        answer = await server.call("PATCH", place, step, headers=MERGE)
        yield f"erasure {step['status']}", httpx.Response(answer.status_code)
    read = await server.call("GET", f"/v1/persons/{about['id']}/versions/1")
    yield "erased", httpx.Response(read.status_code, json={"name": b"Gone Planted" in read.content})
    trail = await server.call("GET", "/v1/audit-events?limit=1")
    yield "trail", httpx.Response(trail.status_code, json={"broken": b'"' + b"0" * 64 in trail.content})
    server.server.gate.verifier.revoked = frozenset({"taken back"})
    token = {"changes": {"jti": "taken back"}}
    yield "revoked", httpx.Response((await server.call("GET", "/v1/persons", caller=token)).status_code)
