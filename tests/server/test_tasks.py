"""What goes on beside requests: each task does its part once, whoever else does it too."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, insert, select

from crmserver.auth.assembly import rotate_keys
from crmserver.auth.revoking import named_by, revoked
from crmserver.settings import Settings
from crmserver.store.tables import events, heads, idempotency, rates, revocations, tenants
from crmserver.tasks.clearing import clear_expired
from crmserver.tasks.indexing_audit import quiet
from crmserver.tasks.passing_of_time import advance_due
from crmserver.tasks.sharing_rates import exchange
from crmserver.tasks.trust import take_changes
from tests.server.running import Running, creatable, running, samples

pytestmark = pytest.mark.anyio


@pytest.fixture
def still(settings: Settings) -> Settings:
    """Settings of a server whose tasks run only when a test says so."""
    return replace(settings, background=False)


def _person(**members: Any) -> dict[str, Any]:
    return {**creatable(samples("Person")[0]), **members}


async def _count(server: Running, table: Any) -> int:
    counted: int = await server.server.store.read(
        lambda connection: connection.execute(select(func.count()).select_from(table)).scalar_one()
    )
    return counted


async def test_the_limit_of_a_client_holds_over_two_processes(still: Settings) -> None:
    """API-170, API-171."""
    limited = replace(still, requests_per_minute=10)
    async with running(limited) as one, running(limited) as other:
        told: list[dict[Any, int]] = [{}, {}]
        answers = []
        for turn in range(16):
            server = (one, other)[turn % 2]
            answers.append(await server.call("GET", "/v1/persons?limit=1"))
            for index, each in ((0, one), (1, other), (0, one)):  # all tell, all have learned
                minute, mine = each.server.limiter.mine()
                told[index] = await exchange(each.server, minute, mine, told[index])
        codes = [answer.status_code for answer in answers]
        assert codes.count(200) == 10
        assert codes[10:] == [429] * 6
        assert 0 < int(answers[-1].headers["retry-after"]) <= 60
        assert await _count(one, rates) >= 1


async def test_a_limit_is_of_one_client_and_begins_anew_each_minute(still: Settings) -> None:
    """API-170."""
    async with running(replace(still, requests_per_minute=1)) as server:
        assert (await server.call("GET", "/v1/persons", caller={"client": "a"})).status_code == 200
        assert (await server.call("GET", "/v1/persons", caller={"client": "a"})).status_code == 429
        assert (await server.call("GET", "/v1/persons", caller={"client": "b"})).status_code == 200
        server.server.limiter._now = lambda: datetime.now(UTC).timestamp() + 60
        assert (await server.call("GET", "/v1/persons", caller={"client": "a"})).status_code == 200


async def test_a_version_is_current_from_its_time_on_everywhere_and_without_an_event(still: Settings) -> None:
    """API-220, EVT-001: what was recorded ahead is found once its time has come, and nothing has changed by it."""
    async with running(still) as server:
        made = (await server.call("POST", "/v1/persons", _person(birthDate="1980-01-01"))).json()
        path = f"/v1/persons/{made['id']}"
        soon = datetime.now(UTC) + timedelta(seconds=1.5)
        changed = await server.call(
            "PATCH",
            f"{path}?{urlencode({'validFrom': soon.isoformat().replace('+00:00', 'Z')})}",
            {"birthDate": "1990-02-02"},
            headers={"if-match": '"1"', "content-type": "application/merge-patch+json"},
        )
        assert changed.status_code == 200, changed.text
        before = await _count(server, events)
        assert await advance_due(server.server) == 0
        assert (await server.call("GET", "/v1/persons?birthDate=1980-01-01")).json()["entries"]
        while datetime.now(UTC) <= soon:
            await asyncio.sleep(0.1)
        assert await advance_due(server.server) == 1
        assert await advance_due(server.server) == 0
        assert not (await server.call("GET", "/v1/persons?birthDate=1980-01-01")).json()["entries"]
        found = (await server.call("GET", "/v1/persons?birthDate=1990-02-02")).json()["entries"]
        assert [each["resource"]["meta"]["versionId"] for each in found] == ["2"]
        assert (await server.call("GET", path)).headers["etag"] == '"2"'
        assert await _count(server, events) == before
        history = (await server.call("GET", f"{path}/history")).json()["entries"]
        assert [each["resource"]["meta"]["versionId"] for each in history] == ["2", "1"]
        gone = await server.call("PATCH", path, {"birthDate": "1991-03-03"}, headers=_patch('"2"'))
        assert gone.headers["etag"] == '"3"'
        found = (await server.call("GET", "/v1/persons?birthDate=1990-02-02")).json()["entries"]
        assert found == []


def _patch(tag: str) -> dict[str, str]:
    return {"if-match": tag, "content-type": "application/merge-patch+json"}


async def test_a_change_does_not_wait_for_the_task(still: Settings) -> None:
    """API-052: once the time of a version has come, a change names it, whether or not the task was there."""
    async with running(still) as server:
        made = (await server.call("POST", "/v1/persons", _person(birthDate="1980-01-01"))).json()
        path = f"/v1/persons/{made['id']}"
        soon = (datetime.now(UTC) + timedelta(seconds=1)).isoformat().replace("+00:00", "Z")
        query = urlencode({"validFrom": soon})
        await server.call("PATCH", f"{path}?{query}", {"birthDate": "1990-02-02"}, headers=_patch('"1"'))
        await asyncio.sleep(1.1)
        assert (await server.call("GET", path)).headers["etag"] == '"2"'
        stale = await server.call("PATCH", path, {"birthDate": "1995-01-01"}, headers=_patch('"1"'))
        assert stale.status_code == 412
        done = await server.call("PATCH", path, {"sex": "2"}, headers=_patch('"2"'))
        assert done.status_code == 200, done.text
        assert (done.json()["birthDate"], done.headers["etag"]) == ("1990-02-02", '"3"')
        found = (await server.call("GET", "/v1/persons?birthDate=1990-02-02")).json()["entries"]
        assert [each["resource"]["id"] for each in found] == [made["id"]]
        assert not (await server.call("GET", "/v1/persons?birthDate=1980-01-01")).json()["entries"]
        assert await advance_due(server.server) == 0


async def test_what_has_expired_is_cleared_and_what_has_not_stays(still: Settings) -> None:
    """API-034."""
    async with running(still) as server:
        await server.call("POST", "/v1/persons", _person(), headers={"idempotency-key": "kept"})
        row = {"tenant": 1, "client": "c", "digest": "", "status": 200, "headers": b"{}", "body": b"", "expires_at": 1}
        rows = [{**row, "name": f"old-{number}"} for number in range(1100)]
        await server.server.store.write(lambda connection: connection.execute(insert(idempotency), rows))
        await server.server.store.write(
            lambda connection: connection.execute(insert(revocations), [{"token": "old", "expires_at": 1}])
        )
        assert await clear_expired(server.server) == 1100
        assert await _count(server, idempotency) == 1
        assert await _count(server, revocations) == 0


async def test_a_new_key_is_taken_while_the_server_runs_and_the_old_one_still_verifies(still: Settings) -> None:
    """SEC-003: keys are changed without a moment in which a good token is refused."""
    async with running(still) as server:
        old = server.bearer()
        ring = rotate_keys(server.server.store, 3600)
        await take_changes(server.server)
        assert server.server.issuer.ring.signing.kid == ring.signing.kid  # type: ignore[attr-defined]
        for headers in (old, server.bearer()):
            assert (await server.client.get("/v1/persons", headers=headers)).status_code == 200
        published = (await server.client.get("/oauth/jwks.json")).json()["keys"]
        assert [key["kid"] for key in published][-1] == ring.signing.kid
        assert len(published) == 2
        assert all("d" not in key for key in published)


async def test_a_token_signed_with_a_key_that_was_taken_out_is_refused(still: Settings) -> None:
    """SEC-003."""
    async with running(still) as server:
        token = server.token()
        rotate_keys(server.server.store, 0)
        rotate_keys(server.server.store, 0)
        await take_changes(server.server)
        fresh = {"authorization": f"Bearer {token}"}
        assert (await server.client.get("/v1/persons", headers=fresh)).status_code == 401


async def test_a_revoked_token_is_refused_by_every_process(still: Settings) -> None:
    """SEC-006, SEC-015."""
    async with running(still) as one, running(still) as other:
        token = one.token()
        bearer = {"authorization": f"Bearer {token}"}
        for server in (one, other):
            assert (await server.client.get("/v1/persons", headers=bearer)).status_code == 200
        named = named_by(token)
        assert named is not None
        from crmserver.auth.revoking import revoke

        await one.server.store.write(lambda connection: revoke(connection, *named))
        assert named[0] in await one.server.store.read(revoked)
        for server in (one, other):
            await take_changes(server.server)
            assert (await server.client.get("/v1/persons", headers=bearer)).status_code == 401
            assert (await server.client.get("/v1/persons", headers=server.bearer())).status_code == 200


async def test_audit_events_are_indexed_when_it_is_quiet(settings: Settings) -> None:
    """SEC-070."""
    assert quiet({}, {"bank": (10, 0)}) == []
    assert quiet({"bank": (10, 0)}, {"bank": (10, 0)}) == ["bank"]
    assert quiet({"bank": (10, 0)}, {"bank": (1000, 0)}) == []
    assert quiet({"bank": (10, 10)}, {"bank": (10, 10)}) == []
    async with running(settings) as server:
        await server.call("GET", "/v1/persons")
        indexed = select(tenants.c.audit_indexed).where(tenants.c.name == "bank")
        for _ in range(300):
            if await server.server.store.read(lambda connection: connection.execute(indexed).scalar_one()):
                break
            await asyncio.sleep(0.1)
        assert await server.server.store.read(lambda connection: connection.execute(indexed).scalar_one()) > 0
    assert heads.name == "heads"
