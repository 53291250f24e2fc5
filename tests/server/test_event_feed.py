"""The feed: one event for each change and no other, in order, without gaps, as far as the caller may see."""

from __future__ import annotations

import asyncio
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import orjson
import pytest

from crmserver.access.showing import shown_class
from crmserver.bodies import validator
from crmserver.settings import Settings
from crmserver.tasks import event_retention
from crmserver.tasks.event_retention import drop_old
from crmstandard import schemas
from tests.server.running import Running, creatable, references_unchecked, running, samples

pytestmark = pytest.mark.anyio
CHANNEL, PERSON = creatable(samples("Channel")[0]), creatable(samples("Person")[0])
YEAR = 366 * 86_400_000_000


async def pages(server: Running, path: str = "/v1/events", limit: int = 1000, **more: Any) -> list[Any]:
    """Every event from the start, page by page, until a page is empty."""
    found: list[Any] = []
    cursor = ""
    while True:
        answer = await server.call("GET", f"{path}?limit={limit}{cursor}", **more)
        assert answer.status_code == 200, answer.text
        assert validator("EventPage").is_valid(answer.json()), answer.text
        if not answer.json()["events"]:
            return found
        found += answer.json()["events"]
        cursor = f"&cursor={answer.json()['next']}"


async def made(server: Running, collection: str = "channels", document: Any = None) -> Any:
    """The answer to a create."""
    answer = await server.call("POST", f"/v1/{collection}", document or CHANNEL)
    assert answer.status_code == 201, answer.text
    return answer


async def test_each_change_raises_one_event_with_the_version_that_it_made(settings: Settings) -> None:
    """EVT-001, EVT-002, EVT-003, EVT-004, EVT-005, EVT-006, EVT-007, EVT-008, EVT-010, EVT-012, EVT-020, EVT-021."""
    async with running(settings) as server:
        first = await made(server)
        path = f"/v1/channels/{first.json()['id']}"
        changed = {**first.json(), "code": "HZ-2"}
        second = await server.call("PUT", path, changed, headers={"if-match": first.headers["etag"]})
        assert (await server.call("DELETE", path, headers={"if-match": second.headers["etag"]})).status_code == 204
        events = await pages(server)
        assert [each["type"] for each in events] == [f"crm.channel.{v}.v1" for v in ("created", "updated", "deleted")]
        assert {each["subject"] for each in events} == {f"channels/{first.json()['id']}"}
        assert [each["sequence"] for each in events] == sorted(each["sequence"] for each in events)
        assert [each.get("data") for each in events] == [first.json(), second.json(), None]
        for event, stored in zip(events, (first.json(), second.json()), strict=False):
            assert event["time"] == stored["meta"]["recordedAt"]
            assert event["validtime"] == stored["meta"]["validTime"]["start"]
            assert event["dataschema"] == schemas.resource("Channel").schema["$id"]
            assert event["privacyclass"] == shown_class("Channel", stored)
        for event in events:
            assert validator("EventEnvelope").is_valid(event), event


async def test_a_step_of_a_workflow_raises_one_event_that_says_so(settings: Settings) -> None:
    """EVT-001, EVT-003."""
    async with running(settings, [references_unchecked]) as server:
        for document in samples("Lead"):
            lead = await server.call("POST", "/v1/leads", creatable(document))
            if lead.status_code == 201 and lead.json()["status"] == "new":
                break
        expired = {**lead.json(), "status": "expired", "statusReason": {"text": "no answer"}}
        path = f"/v1/leads/{lead.json()['id']}"
        answer = await server.call("PUT", path, expired, headers={"if-match": lead.headers["etag"]})
        assert answer.status_code == 200, answer.text
        mine = [each for each in await pages(server) if each["subject"] == f"leads/{lead.json()['id']}"]
        assert [each["type"] for each in mine] == ["crm.lead.created.v1", "crm.lead.statusChanged.v1"]
        assert mine[1]["data"] == answer.json()


async def test_refused_writes_raise_nothing_and_numbers_stay_without_gaps(settings: Settings) -> None:
    """EVT-001, EVT-009: also where refused and accepted writes share one transaction."""
    async with running(settings) as server:
        first = await made(server)
        path, stale = f"/v1/channels/{first.json()['id']}", {"if-match": '"9"'}
        calls = []
        for number in range(12):
            calls.append(server.call("POST", "/v1/channels", {**CHANNEL, "code": f"HZ-{number}"}))
            calls.append(server.call("POST", "/v1/channels", {**CHANNEL, "status": "no such code"}))
            calls.append(server.call("PUT", path, first.json(), headers=stale))
        answers = await asyncio.gather(*calls)
        assert sorted({each.status_code for each in answers}) == [201, 412, 422]
        events = await pages(server)
        created = {each.json()["id"] for each in answers if each.status_code == 201}
        assert {each["subject"] for each in events} == {f"channels/{each}" for each in {*created, first.json()["id"]}}
        assert [int(each["sequence"]) for each in events] == list(range(1, 14))


async def test_whoever_follows_next_under_concurrent_writers_gets_every_event_once_in_order(settings: Settings) -> None:
    """EVT-020, EVT-021, EVT-022, EVT-023, EVT-024."""
    async with running(settings) as server:
        done = asyncio.Event()

        async def write() -> None:
            for number in range(20):
                answer = await made(server, document={**CHANNEL, "code": f"W-{number}"})
                changed = {**answer.json(), "code": f"X-{number}"}
                path = f"/v1/channels/{answer.json()['id']}"
                assert (await server.call("PUT", path, changed, headers={"if-match": '"1"'})).status_code == 200

        async def follow() -> list[Any]:
            found: list[Any] = []
            cursor = ""
            while True:
                over = done.is_set()
                page = (await server.call("GET", f"/v1/events?limit=7{cursor}")).json()
                found += page["events"]
                cursor = f"&cursor={page['next']}"
                if over and not page["events"]:
                    return found

        reader = asyncio.create_task(follow())
        await asyncio.gather(*(write() for _ in range(4)))
        done.set()
        followed = await reader
        assert [int(each["sequence"]) for each in followed] == list(range(1, 161))
        versions: dict[str, list[str]] = {}
        for each in followed:
            versions.setdefault(each["subject"], []).append(each["data"]["meta"]["versionId"])
        assert set(map(tuple, versions.values())) == {("1", "2")}
        assert await pages(server, limit=100) == followed


async def test_what_the_caller_may_not_see_is_not_in_its_feed(settings: Settings) -> None:
    """EVT-005, EVT-022, SEC-066, SEC-031: scopes, classes and tenants decide as they do for reads."""
    async with running(settings) as server:
        person = (await made(server, "persons", PERSON)).json()
        channel = (await made(server)).json()
        only = {"scopes": ["events.read", "channel.read"]}
        assert [each["data"] for each in await pages(server, caller=only)] == [channel]
        low = {"clearance": "I"}
        read = await server.call("GET", f"/v1/persons/{person['id']}", caller=low)
        masked = next(each for each in await pages(server, caller=low) if each["subject"].startswith("persons/"))
        assert masked["data"] == read.json()
        assert "王小明" not in orjson.dumps(masked).decode()
        assert (masked["privacyclass"], (await pages(server))[0]["privacyclass"]) == ("I", "P")
        assert await pages(server, caller={"tenant": "bank-2"}) == []
        for headers, requirement in (({}, "SEC-041"), ({"crm-purpose": "customerCare"}, "SEC-040")):
            refused = await server.call("GET", "/v1/events", caller={"provider": "org-030"}, headers=headers)
            assert (refused.status_code, refused.json()["errors"][0]["requirement"]) == (403, requirement)


async def test_a_cursor_is_the_servers_own_and_not_older_than_what_is_kept(settings: Settings) -> None:
    """EVT-025, API-135, API-136."""
    async with running(settings) as server:
        await made(server)
        start = (await server.call("GET", "/v1/events?limit=1")).json()["next"]
        for cursor in ("nonsense", start[:-2] + "AA", "%00"):
            assert (await server.call("GET", f"/v1/events?cursor={cursor}")).status_code == 400, cursor
        other = await server.call("GET", f"/v1/events?cursor={start}", caller={"tenant": "bank-2"})
        assert other.status_code == 400
        assert (await server.call("GET", f"/v1/subscriptions?cursor={start}")).status_code == 400
        assert (await server.call("GET", "/v1/events?after=1")).status_code == 400
        assert (await server.call("GET", "/v1/events?limit=0")).status_code == 400


def _tampered(cursor: str) -> dict[str, str]:
    """Cursors that are none, made of one that is."""
    turned = cursor[:5] + ("B" if cursor[5] == "A" else "A") + cursor[6:]
    raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    plain = urlsafe_b64encode(orjson.dumps(["0" * 16, [0]])).decode().rstrip("=")
    return {
        "nothing": "",
        "one sign": "A",
        "too short to be sealed": cursor[:18],
        "cut short": cursor[:-4],
        "longer": cursor + "AAAA",
        "with signs that Base64 passes over": cursor[:9] + "!" + cursor[9:],
        "with its padding": cursor + "==",
        "one sign turned": turned,
        "its last bits turned": cursor[:-1] + ("B" if cursor[-1] != "B" else "C"),
        "its seal behind it": urlsafe_b64encode(raw[16:] + raw[:16]).decode().rstrip("="),
        "not sealed at all": plain,
        "the place alone": "12",
        "no Base64": "\u4e2d\u6587",
        "half a surrogate": "\ud800",
        "long": "A" * 2048,
    }


def _listed(raw: bytes) -> bool:
    try:
        return isinstance(orjson.loads(raw), list)
    except ValueError:
        return False


async def test_cursors_show_nothing_and_are_taken_as_they_were_given_alone(settings: Settings) -> None:
    """API-135, API-136: how much others write stands in none, also not in how long it is."""
    there = '{"op":"not","args":[{"op":"isNull","args":[{"property":"code"}]}]}'
    filter_ = {"language": "cql2Json", "version": "1", "expression": there}
    async with running(settings) as server:
        for number in range(12):
            await made(server, document={**CHANNEL, "code": f"HZ-{number}"})
        first = (await server.call("GET", "/v1/events?limit=1")).json()["next"]
        last = (await server.call("GET", "/v1/events")).json()["next"]
        path = "/v1/channels?sort=-meta.recordedAt&limit=3"
        search = (await server.call("GET", path)).json()["next"]
        listed = (await server.call("POST", "/v1/channels/search", {"filter": filter_, "limit": 3})).json()["next"]
        assert len(first) == len(last)
        for cursor in (first, last, search, listed):
            raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
            assert not any(_listed(raw[start:]) for start in range(len(raw)))
        for why, wrong in _tampered(search).items():
            answer = await server.call("GET", f"{path}&cursor={quote(wrong, errors='surrogatepass')}")
            assert (answer.status_code, why) == (400, why), answer.text
        for why, wrong in _tampered(listed).items():
            body = b'{"filter":%s,"cursor":%s}' % (orjson.dumps(filter_), json.dumps(wrong).encode())
            answer = await server.call("POST", "/v1/channels/search", body)
            assert answer.status_code in (400, 422), (why, answer.text)
        rest = (await server.call("GET", f"{path}&cursor={search}")).json()["entries"]
    async with running(settings) as server:  # another process, or the same one later
        assert (await server.call("GET", f"{path}&cursor={search}")).json()["entries"] == rest
        again = await server.call("GET", f"/v1/events?cursor={last}")
        assert (again.json()["events"], again.json()["next"]) == ([], last)
        assert len((await server.call("GET", f"/v1/events?cursor={first}")).json()["events"]) == 11


async def test_old_events_are_dropped_in_steps_and_a_cursor_before_them_is_gone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EVT-025, EVT-023."""
    monkeypatch.setattr(event_retention, "STEP", 2)
    async with running(settings) as server:
        for _ in range(5):
            await made(server)
        early = (await server.call("GET", "/v1/events?limit=2")).json()["next"]
        late = (await server.call("GET", "/v1/events")).json()["next"]
        assert await drop_old(server.server, "bank") == 0
        pipeline = server.server.store._pipeline
        now = pipeline.now
        pipeline.now = lambda: now() + YEAR
        assert await drop_old(server.server, "bank") == 5
        gone = await server.call("GET", f"/v1/events?cursor={early}")
        assert (gone.status_code, gone.json()["errors"][0]["requirement"]) == (410, "EVT-025")
        assert (await server.call("GET", f"/v1/events?cursor={late}")).json()["events"] == []
        await made(server)
        assert len((await server.call("GET", f"/v1/events?cursor={late}")).json()["events"]) == 1
        assert len(await pages(server)) == 1


async def test_a_read_of_the_feed_leaves_an_audit_event_that_is_no_event(settings: Settings) -> None:
    """EVT-012, SEC-080."""
    async with running(replace(settings)) as server:
        await made(server, "persons", PERSON)
        before = len(await pages(server))
        found = (await server.call("GET", "/v1/audit-events?sort=-meta.recordedAt&limit=5")).json()["entries"]
        reads = [each["resource"] for each in found if each["resource"].get("count") == 1]
        assert any(each["action"] == "search" and each["maxPrivacyClass"] == "P" for each in reads), found
        assert len(await pages(server)) == before
