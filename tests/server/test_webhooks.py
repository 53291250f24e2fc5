"""Subscriptions over HTTP and deliveries to real endpoints on loopback, by the task that runs beside requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_address
from itertools import pairwise
from typing import Any

import orjson
import pytest

from crmserver.bodies import validator
from crmserver.events.pace import Pace
from crmserver.server import Fault, Server
from crmserver.settings import Settings
from crmserver.tasks import deliveries
from tests.server.receiver import Delivery, Receiver, Reply, receiver
from tests.server.running import Running, running
from tests.server.test_event_feed import CHANNEL, PERSON, YEAR, made, pages

pytestmark = pytest.mark.anyio
QUICK = Pace(attempts=3, first=0.1, factor=2.0, longest=1.0, jitter=0.0, whole=1.5, poll=0.3, gather=0.0)


def _quick(server: Server) -> None:
    server.pace = QUICK


@asynccontextmanager
async def sending(settings: Settings, *faults: Fault, **changes: Any) -> AsyncIterator[Running]:
    """A server that may call loopback over plain HTTP, and is in a hurry."""
    allowed = {"callback_networks": ("127.0.0.0/8",), "callback_plain_http": True}
    async with running(replace(settings, **{**allowed, **changes}), [_quick, *faults]) as server:
        yield server


async def subscribed(server: Running, to: Receiver | str, caller: dict[str, Any] | None = None, **more: Any) -> Any:
    """A subscription that was made."""
    endpoint = to if isinstance(to, str) else to.url
    answer = await server.call("POST", "/v1/subscriptions", {"endpoint": endpoint, **more}, caller=caller or {})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def state(server: Running, identifier: str) -> Any:
    """A subscription as it is now."""
    return (await server.call("GET", f"/v1/subscriptions/{identifier}")).json()


async def until(condition: Any, seconds: float = 15.0) -> Any:
    """What a condition gives once it gives something."""
    async with asyncio.timeout(seconds):
        while not (found := await condition()):
            await asyncio.sleep(0.02)
    return found


def _filter(expression: Any) -> dict[str, Any]:
    return {"language": "cql2Json", "expression": orjson.dumps(expression).decode(), "version": "1"}


def _code(value: str) -> dict[str, Any]:
    return _filter({"op": "=", "args": [{"property": "code"}, value]})


async def test_a_change_is_posted_signed_as_the_event_of_the_feed(settings: Settings) -> None:
    """EVT-040, EVT-060, EVT-061, EVT-062, API-173."""
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    async with receiver() as endpoint, sending(settings) as server:
        await made(server)  # before the subscription: not delivered
        answer = await server.call("POST", "/v1/subscriptions", {"endpoint": endpoint.url})
        subscription = answer.json()
        assert answer.headers["location"] == f"/v1/subscriptions/{subscription['id']}"
        https = {**subscription, "endpoint": "https://hooks.example.com/"}
        assert validator("Subscription").is_valid(https), answer.text
        assert "whsk_" not in answer.text
        await server.call("POST", "/v1/channels", CHANNEL, headers={"traceparent": trace})
        await made(server)
        first, second = await endpoint.wait_for(2)
        assert [first.event, second.event] == (await pages(server))[1:]
        assert (first.method, first.path) == ("POST", "/hook")
        assert first.headers["content-type"] == "application/cloudevents+json"
        assert first.signed_by(subscription["publicKey"])
        assert not replace(first, body=first.body + b" ").signed_by(subscription["publicKey"])
        assert first.headers["traceparent"].split("-")[1] == trace.split("-")[1]
        assert "traceparent" not in second.headers
        assert first.headers["webhook-id"] != second.headers["webhook-id"]
        await until(lambda: _delivered(server, subscription["id"]))
        exported = [each["resource"] for each in await _audit(server) if each["resource"]["action"] == "export"]
        assert {each["object"]["id"] for each in exported} <= {each.event["data"]["id"] for each in (first, second)}
        assert exported


async def _delivered(server: Running, identifier: str) -> bool:
    return "lastDeliveredAt" in await state(server, identifier)


async def _audit(server: Running) -> list[Any]:
    found: list[Any] = (await server.call("GET", "/v1/audit-events?sort=-meta.recordedAt&limit=50")).json()["entries"]
    return found


async def test_only_what_resources_and_filter_select_is_delivered(settings: Settings) -> None:
    """EVT-041, EVT-042."""
    async with receiver() as endpoint, sending(settings) as server:
        await subscribed(server, endpoint, resourceTypes=["Channel"], filter=_code("HZ-7"))
        await made(server, "persons", PERSON)
        for number in range(9):
            await made(server, document={**CHANNEL, "code": f"HZ-{number}"})
        wanted = await made(server, document={**CHANNEL, "code": "HZ-7"})
        got = await endpoint.wait_for(2)
        assert [each.event["data"]["code"] for each in got] == ["HZ-7", "HZ-7"]
        path = f"/v1/channels/{wanted.json()['id']}"
        assert (await server.call("DELETE", path, headers={"if-match": wanted.headers["etag"]})).status_code == 204
        last = (await endpoint.wait_for(3))[-1]
        assert last.event["type"] == "crm.channel.deleted.v1"
        assert "data" not in last.event


async def test_subscriptions_that_cannot_be_are_refused(settings: Settings) -> None:
    """EVT-042, EVT-043, EVT-044: loopback, link-local and private endpoints by default, in every form."""
    async with running(settings, [_resolving({"inside.example": ["93.184.215.14", "10.0.0.1"]})]) as server:
        bodies = {
            "https://127.0.0.1/hook": "EVT-044",
            "https://[::1]/hook": "EVT-044",
            "https://[::ffff:169.254.169.254]/": "EVT-044",
            "https://169.254.169.254/latest/meta-data": "EVT-044",
            "https://2130706433/": "EVT-044",
            "https://inside.example/": "EVT-044",
            "https://localhost/": "EVT-044",
            "http://hooks.example.com/": "EVT-043",
            "https://me@hooks.example.com/": "EVT-043",
        }
        for endpoint, requirement in bodies.items():
            answer = await server.call("POST", "/v1/subscriptions", {"endpoint": endpoint})
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (422, requirement), endpoint
        good = {"endpoint": "https://hooks.example.com/crm"}
        wrong: list[tuple[dict[str, Any], str]] = [
            ({"filter": _filter({"op": "no such", "args": []})}, "EVT-042"),
            ({"filter": {**_code("a"), "expression": "{"}}, "EVT-042"),
            ({"filter": _code("a"), "resourceTypes": ["Channel", "Lead"]}, "EVT-042"),
            ({"resourceTypes": ["NoSuch"]}, "GEN-013"),
            ({"expiresAt": "2020-01-01T00:00:00Z"}, "API-102"),
            ({"colour": "red"}, "GEN-012"),
        ]
        for more, requirement in wrong:
            answer = await server.call("POST", "/v1/subscriptions", {**good, **more})
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (422, requirement), answer.text
        assert (await server.call("GET", "/v1/subscriptions")).json() == {"entries": []}
        made_now = await subscribed(server, "https://hooks.example.com/crm", filter=_code("a"))
        assert validator("Subscription").is_valid(made_now)
        assert (await server.call("GET", "/v1/subscriptions")).json() == {"entries": [made_now]}


def _resolving(names: dict[str, list[str]]) -> Fault:
    """Names that the test knows, beside those of the machine."""

    def fault(server: Server) -> None:
        before = server.addresses_of

        async def resolve(host: str) -> Any:
            return [ip_address(each) for each in names[host]] if host in names else await before(host)

        server.addresses_of = resolve

    return fault


async def test_a_name_that_leads_inside_after_the_subscription_was_made_is_never_connected_to(
    settings: Settings,
) -> None:
    """EVT-044: the address that was checked is the one that is called, or none."""
    names = {"moving.example": ["93.184.215.14"]}
    async with receiver(host="moving.example") as endpoint:
        faults = (_resolving(names),)
        async with sending(settings, *faults, callback_networks=()) as server:
            subscription = await subscribed(server, endpoint)
            names["moving.example"] = ["127.0.0.1"]
            await made(server)
            await until(lambda: _dead(server, subscription["id"]))
            assert endpoint.got == []


async def _dead(server: Running, identifier: str) -> Any:
    return (await state(server, identifier))["deadLetterCount"]


async def test_what_is_not_taken_comes_again_under_the_same_id_and_is_given_up_at_last(settings: Settings) -> None:
    """EVT-045, EVT-063, EVT-064, EVT-066: a redirect is one of the answers that do not take it."""
    async with receiver() as other:

        def answering(delivery: Delivery, count: int) -> Reply:
            if delivery.event["data"]["code"] == "good":
                return Reply(200, body=b"x" * 100_000)
            return Reply(307, {"location": other.url}) if count % 2 else Reply(500)

        async with receiver(answering) as endpoint, sending(settings) as server:
            subscription = await subscribed(server, endpoint)
            bad = (await made(server, document={**CHANNEL, "code": "bad"})).json()
            await made(server, document={**CHANNEL, "code": "good"})
            got = await endpoint.wait_for(4)
            assert [each.event["data"]["code"] for each in got] == ["bad", "bad", "bad", "good"]
            assert len({each.headers["webhook-id"] for each in got[:3]}) == 1
            assert len({each.body for each in got[:3]}) == 1
            waits = [after.at - before.at for before, after in pairwise(got[:3])]
            assert waits[0] >= 0.1
            assert waits[1] >= 0.2
            assert other.got == []
            path = f"/v1/subscriptions/{subscription['id']}/dead-letters"
            assert [each["data"] for each in await pages(server, path)] == [bad]
            assert (await state(server, subscription["id"]))["deadLetterCount"] == 1
            assert await pages(server, path, caller={"scopes": ["events.read"]}) == []
            foreign = await server.call("GET", path, caller={"client": "another"})
            assert foreign.status_code == 404


async def test_slow_and_failing_endpoints_hold_nobody_up(settings: Settings) -> None:
    """EVT-065: others get every event and requests are served while some never answer."""
    async with (
        receiver(lambda _delivery, _count: Reply(after=30.0)) as slow,
        receiver(lambda _delivery, _count: Reply(503, {"retry-after": "3600"})) as failing,
        receiver() as good,
        sending(settings) as server,
    ):
        for endpoint in (slow, slow, slow, failing, "http://127.0.0.1:1024/closed"):
            await subscribed(server, endpoint, caller={"client": "slow ones"})
        fine = await subscribed(server, good)
        for _ in range(5):
            await made(server)
        await good.wait_for(5)
        assert (await state(server, fine["id"]))["status"] == "active"
        assert (await server.call("GET", "/v1/channels?limit=1")).status_code == 200
        await until(lambda: _is_failing(server))
        assert failing.got


async def test_many_slow_endpoints_of_one_client_do_not_hide_those_of_another(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EVT-065: more subscriptions than are looked at in one round wait longer than any other, and take their time."""
    monkeypatch.setattr(deliveries, "LISTED", 10)
    patient = replace(QUICK, whole=5.0, each_at_once=4)
    async with (
        receiver(lambda _delivery, _count: Reply(after=4.0)) as slow,
        receiver() as good,
        sending(settings, lambda server: setattr(server, "pace", patient)) as server,
    ):
        for _ in range(30):
            await subscribed(server, slow, caller={"client": "slow ones"})
        await made(server)
        await slow.wait_for(4)
        await subscribed(server, good)
        await made(server)
        await asyncio.wait_for(good.wait_for(1), 3.0)


async def _is_failing(server: Running) -> bool:
    found = await server.call("GET", "/v1/subscriptions", caller={"client": "slow ones"})
    return {each["status"] for each in found.json()["entries"]} == {"failing"}


async def test_both_keys_sign_for_a_while_after_a_rotation(settings: Settings) -> None:
    """EVT-067, API-030: the same key of a repeated request gives the same new key."""
    async with receiver() as endpoint, sending(settings) as server:
        old = await subscribed(server, endpoint)
        path, key = f"/v1/subscriptions/{old['id']}:rotate-key", {"idempotency-key": "once"}
        new = (await server.call("POST", path, headers=key)).json()
        assert (await server.call("POST", path, headers=key)).json() == new
        assert old["publicKey"] != new["publicKey"]
        assert (await server.call("POST", path, caller={"client": "another"})).status_code == 404
        await made(server)
        (both,) = await endpoint.wait_for(1)
        assert both.signed_by(old["publicKey"])
        assert both.signed_by(new["publicKey"])
        _later(server, 2 * 86_400_000_000)
        await made(server)
        last = (await endpoint.wait_for(2))[-1]
        assert last.signed_by(new["publicKey"])
        assert not last.signed_by(old["publicKey"])


def _later(server: Running, by: int) -> None:
    """Sets the clock of a server forward."""
    pipeline = server.server.store._pipeline
    now = pipeline.now
    pipeline.now = lambda: now() + by


async def test_a_subscription_is_its_clients_alone_and_ends_by_deletion_or_time(settings: Settings) -> None:
    """EVT-046, EVT-047."""
    async with receiver() as endpoint, receiver() as witness, sending(settings) as server:
        first = await subscribed(server, endpoint)
        second = await subscribed(server, endpoint, expiresAt="2099-01-01T00:00:00Z")
        path = f"/v1/subscriptions/{first['id']}"
        for caller in ({"client": "another"}, {"tenant": "bank-2"}):
            assert (await server.call("GET", path, caller=caller)).status_code == 404
            assert (await server.call("DELETE", path, caller=caller)).status_code == 404
            assert (await server.call("GET", "/v1/subscriptions", caller=caller)).json() == {"entries": []}
        assert (await server.call("DELETE", path)).status_code == 204
        assert (await server.call("GET", path)).status_code == 404
        _later(server, 100 * YEAR)
        assert (await state(server, second["id"]))["status"] == "ended"
        await subscribed(server, witness)
        await made(server)
        await witness.wait_for(1)
        assert (await state(server, second["id"]))["status"] == "ended"
        assert endpoint.got == []


async def test_an_endpoint_that_fails_for_long_ends_its_subscription(settings: Settings) -> None:
    """EVT-063: the end can be seen in the subscription."""

    def impatient(server: Server) -> None:
        server.pace = replace(QUICK, attempts=50, patience=0.3)

    async with receiver(lambda _delivery, _count: Reply(500)) as endpoint, sending(settings, impatient) as server:
        subscription = await subscribed(server, endpoint)
        await made(server)

        async def ended() -> bool:
            return bool((await state(server, subscription["id"]))["status"] == "ended")

        await until(ended)


async def test_masked_members_are_neither_delivered_nor_guessed_by_a_filter(settings: Settings) -> None:
    """SEC-065, SEC-066, SEC-020."""
    low = {"clearance": "I", "client": "low"}
    secret = _filter({"op": "=", "args": [{"property": "names.text"}, "王小明"]})
    async with receiver() as guessing, receiver() as masked, sending(settings) as server:
        named = {"endpoint": guessing.url, "filter": secret, "resourceTypes": ["Person"]}
        assert (await server.call("POST", "/v1/subscriptions", named, caller=low)).status_code == 403
        none = {"endpoint": guessing.url, "resourceTypes": ["Person"]}
        caller = {"scopes": ["events.write"]}
        assert (await server.call("POST", "/v1/subscriptions", none, caller=caller)).status_code == 403
        await subscribed(server, guessing, caller=low, filter=secret)
        await subscribed(server, masked, caller=low)
        person = (await made(server, "persons", PERSON)).json()
        (delivery,) = await masked.wait_for(1)
        read = await server.call("GET", f"/v1/persons/{person['id']}", caller=low)
        assert delivery.event["data"] == read.json()
        assert "王小明".encode() not in delivery.body
        await made(server)
        await masked.wait_for(2)
        assert guessing.got == []


async def test_two_servers_on_one_database_deliver_each_event_once(settings: Settings) -> None:
    """EVT-041: claims keep them apart, and what one writes the other may deliver."""
    async with receiver() as endpoint, sending(settings) as one, sending(settings) as two:
        await subscribed(one, endpoint)
        for number in range(20):
            await made(one if number % 2 else two, document={**CHANNEL, "code": f"HZ-{number}"})
        await endpoint.wait_for(20)
        feed = await pages(one)
        await asyncio.sleep(QUICK.poll * 2)
        assert [each.event for each in endpoint.got] == feed


async def test_deliveries_go_on_where_they_stood_after_a_restart(settings: Settings) -> None:
    """EVT-001, EVT-041: nothing is lost and nothing comes twice when a server stops in good order."""
    async with receiver() as endpoint:
        async with sending(settings, _without("deliveries")) as server:
            await subscribed(server, endpoint)
            await made(server)
        async with sending(settings) as server:
            await endpoint.wait_for(1)
        async with sending(settings) as server:
            await made(server)
            got = await endpoint.wait_for(2)
            assert [each.event for each in got] == await pages(server)


def _without(task: str) -> Fault:
    def fault(server: Server) -> None:
        del server.tasks[task]

    return fault


async def test_the_capability_statement_declares_what_runs(settings: Settings) -> None:
    """API-002."""
    for fault, declared in ((None, True), (_without("deliveries"), False)):
        async with running(settings, [fault] if fault else []) as server:
            statement = (await server.call("GET", "/.well-known/crmstandard")).json()
            assert ("webhooks" in statement["features"]) is declared
            assert "events" in statement["conformanceClasses"]
            assert "subscriptions/{id}:rotate-key" in statement["operations"]
