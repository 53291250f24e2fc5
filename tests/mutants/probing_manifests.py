"""What a client sees of imports by a manifest: of files that are as it says, and of others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import httpx

from tests.mutants.probing_bulk import CALLER, ROW, Probe, followed
from tests.server.bulk import ASYNC, lines
from tests.server.receiver import Delivery, Reply, receiver
from tests.server.running import Running

FILES = {f"{name}.ndjson": lines([{**ROW, "id": f"row-of-{name}"}]) for name in ("first", "second")}
# What a manifest says of its last file otherwise than it is.
TOLD: dict[str, dict[str, Any]] = {"right": {}, "digest": {"sha256": "0" * 64}, "count": {"recordCount": 2}}


async def manifests(server: Running) -> AsyncIterator[Probe]:
    """Imports of two files by manifests of which one is right, and the records that there are afterwards."""
    reached, held = server.server, server.server.settings
    reached.settings = replace(held, callback_networks=("127.0.0.0/8",), callback_plain_http=True)
    async with receiver(_file) as endpoint:
        for name, told in reversed(TOLD.items()):
            wanted = _manifest(endpoint.url, told)
            started = await server.call("POST", "/v1/bulk/imports", wanted, headers=ASYNC, caller=CALLER)
            async for each in followed(server, f"import by a manifest, {name}", started):
                yield each
            for file in FILES:
                path = f"/v1/persons/row-of-{file.partition('.')[0]}"
                yield f"{path} by a manifest, {name}", httpx.Response((await server.call("GET", path)).status_code)
    reached.settings = held


def _file(asked: Delivery, _count: int) -> Reply:
    return Reply(200, body=FILES[asked.path.rpartition("/")[2]])


def _manifest(address: str, told: dict[str, Any]) -> dict[str, Any]:
    files = [_entry(name, raw) for name, raw in FILES.items()]
    files[-1] |= told
    about = {"feedId": "feed-1", "sourceSystem": address, "asOf": "2026-01-31", "sequence": 1, "fullOrDelta": "delta"}
    about |= {"schemaVersion": "1.0.0", "deliveredAt": "2026-02-01T01:00:00Z", "files": files}
    return {**about, "recordCount": sum(each["recordCount"] for each in files)}


def _entry(name: str, raw: bytes) -> dict[str, Any]:
    about = {"name": name, "resourceType": "Person", "format": "ndjson", "recordCount": raw.count(b"\n")}
    return {**about, "sha256": sha256(raw).hexdigest()}
