"""Bulk data of other tenants stays theirs, and each export and import is in the audit chain."""

from __future__ import annotations

from typing import Any

import pytest

from crmserver.settings import Settings
from tests.server.bulk import ASYNC, contents, done, exported, imported, lines, path_of, person
from tests.server.running import Running, running

pytestmark = pytest.mark.anyio
OTHER = {"tenant": "second"}


async def _events(server: Running, action: str, **more: Any) -> list[Any]:
    found = (await server.call("GET", f"/v1/audit-events?action={action}", **more)).json()
    return [each["resource"] for each in found["entries"]]


async def test_bulk_data_of_another_tenant_is_as_if_it_were_not_there(settings: Settings) -> None:
    """SEC-030, SEC-031: an export leaves it out; an id of the other tenant is free; a reference leads nowhere."""
    async with running(settings) as server:
        await imported(server, lines([person("p-1"), person("p-2")]))
        _, found = await exported(server, {"resourceTypes": ["Person"]}, caller=OTHER)
        assert found == []
        headers = {**ASYNC, "content-type": "application/x-ndjson"}
        body = lines(
            [
                person("p-1", maritalStatus="married"),
                {
                    "resourceType": "PartyRelationship",
                    "id": "r-1",
                    "kind": "spouse",
                    "from": {"type": "Person", "id": "p-1"},
                    "to": {"type": "Person", "id": "p-2"},
                },
            ]
        )
        started = await server.call("POST", "/v1/bulk/imports?mode=partial", body, headers=headers, caller=OTHER)
        job = await done(server, path_of(started), caller=OTHER)
        outcomes = await contents(server, job["outcomeFiles"], caller=OTHER)
        assert [each["outcome"] for each in outcomes] == ["stored", "refused"]
        theirs = (await server.call("GET", "/v1/persons/p-1", caller=OTHER)).json()
        mine = (await server.call("GET", "/v1/persons/p-1")).json()
        assert (theirs["meta"]["versionId"], mine["meta"]["versionId"]) == ("1", "1")
        assert "maritalStatus" not in mine


async def test_exports_and_imports_leave_audit_events(settings: Settings) -> None:
    """SEC-070, SEC-071: the start of each, the records that an import stored, and each file that is fetched."""
    async with running(settings) as server:
        await imported(server, lines([person("p-1"), person("p-2")]))
        events = await _events(server, "import")
        assert 2 in [each.get("count") for each in events]
        before = len(await _events(server, "export"))
        job, found = await exported(server, {"resourceTypes": ["Person"]})
        assert (len(job["files"]), len(found)) == (1, 2)
        events = await _events(server, "export")
        assert len(events) >= before + 2
        assert "Person" in str(events)
        assert await _events(server, "import", caller=OTHER) == []
