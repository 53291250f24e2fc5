"""What a client sees of a server that answers a fixed set of requests: to tell one server from another."""

from __future__ import annotations

import itertools
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
from joserfc import jwt

from crmserver.auth.keys import ALGORITHM
from crmserver.server import Server
from crmserver.store.values import micros
from tests.mutants.probing_bulk import bulk
from tests.mutants.probing_consents import consents
from tests.mutants.probing_erasure import erasure
from tests.mutants.probing_events import events
from tests.mutants.probing_governance import governance
from tests.mutants.probing_grants import grants
from tests.mutants.probing_identity import identity
from tests.mutants.probing_manifests import manifests
from tests.mutants.probing_service import service
from tests.mutants.probing_subscriptions import subscriptions
from tests.mutants.probing_trail import trail
from tests.server.running import Running, claims, creatable, header, samples

NOW = micros("2026-03-01T12:00:00Z")
SHOWN = ("content-type", "etag", "location", "link", "www-authenticate", "allow", "retry-after")
OWN = re.compile(rb'"requestId":"[0-9a-f]+"|"evidenceKeys":\[[^]]*\]')
PATCH = {"content-type": "application/merge-patch+json"}
PERSON: dict[str, Any] = {
    "resourceType": "Person",
    "names": [{"use": "legal", "text": "Ada Planted"}],
    "status": "active",
    "sex": "2",
    "birthDate": "1980-01-15",
    "nationalities": ["GB"],
}
DOCUMENTS = (
    "/.well-known/crmstandard",
    "/.well-known/oauth-protected-resource",
    "/openapi.json",
    "/healthz",
    "/v1/persons",
    "/v1/nothing",
)
FEEDBACK: dict[str, Any] = {"resourceType": "Feedback", "feedbackType": "nps", "anonymous": True}
CUSTOMER: dict[str, Any] = {"resourceType": "Customer", "customerType": "affluent", "lifecycleStage": "prospect"}
OTHERS = {
    "without scopes": {"scopes": ["analytics.run"]},
    "of another tenant": {"tenant": "bank-2"},
    "cleared to I": {"clearance": "I"},
    "out of date": {"changes": {"exp": 1_000_000_000}},
    "for another audience": {"changes": {"aud": "https://elsewhere.example"}},
}


def settled(server: Server) -> None:
    """Ids and times that are the same in every run."""
    numbers = itertools.count(1)
    server.new_id = lambda: f"record-{next(numbers)}"
    server.store._pipeline.now = lambda: NOW
    server.cursor_key = b"the same in every run"


async def transcript(server: Running) -> list[tuple[str, int, dict[str, str], bytes]]:
    """Every answer to the requests below, without what differs from one run to the next."""
    return [
        (name, answer.status_code, _headers(answer), OWN.sub(b"", answer.content))
        async for name, answer in _answers(server)
    ]


def _headers(answer: httpx.Response) -> dict[str, str]:
    return {name: answer.headers[name] for name in SHOWN if name in answer.headers}


async def _answers(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    core = (_documents, _persons, _wrong_writes, _searches, _steps, _others)
    more = (bulk, events, governance, grants, _overview, subscriptions, identity, consents, erasure)
    last = (manifests, service, trail, _trail)
    for part in (*core, *more, *last):
        async for each in part(server):
            yield each


async def _documents(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    for path in DOCUMENTS:
        yield path, await server.client.get(path)


async def _persons(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    path, key = "/v1/persons/record-1", {"idempotency-key": "once"}
    yield "create", await server.call("POST", "/v1/persons?validFrom=2026-01-01", PERSON, headers=key)
    yield "again", await server.call("POST", "/v1/persons?validFrom=2026-01-01", PERSON, headers=key)
    yield "reused", await server.call("POST", "/v1/persons", {**PERSON, "sex": "1"}, headers=key)
    yield "second", await server.call("POST", "/v1/persons", {**PERSON, "birthDate": "1990-05-01", "sex": "1"})
    yield "read", await server.call("GET", path)
    yield "held", await server.call("GET", path, headers={"if-none-match": '"1"'})
    yield "unknown parameter", await server.call("GET", f"{path}?colour=red")
    stored = (await server.call("GET", path)).json()
    right = {"if-match": '"1"'}
    yield "no condition", await server.call("PATCH", path, {"pepStatus": "none"}, headers=PATCH)
    yield "stale", await server.call("PUT", path, {**stored, "sex": "1"}, headers={"if-match": '"99"'})
    yield "other id", await server.call("PUT", path, {**stored, "id": "x"}, headers=right)
    changed = {**stored, "birthDate": "1980-01-16"}
    yield "weak", await server.call("PATCH", path, {}, headers={**PATCH, "if-match": 'W/"1"'})
    yield "put", await server.call("PUT", f"{path}?validFrom=2026-02-01", changed, headers={"if-match": "*"})
    corrected = {**(await server.call("GET", path)).json(), "birthDate": "1980-01-17"}
    yield "correct", await server.call("PUT", f"{path}?correction=true", corrected, headers={"if-match": "*"})
    both = f"{path}?correction=true&validFrom=2026-02-01"
    yield "both", await server.call("PUT", both, changed, headers={"if-match": "*"})
    between = {**(await server.call("GET", path)).json(), "birthDate": "1980-01-18"}
    yield "between", await server.call("PUT", f"{path}?validFrom=2026-01-20", between, headers={"if-match": "*"})
    yield "patch", await server.call("PATCH", path, {"sex": None}, headers={**PATCH, "if-match": "*"})
    for sex in ("1", "2"):
        keyed = {**PATCH, "if-match": "*", "idempotency-key": "one change"}
        yield f"keyed {sex}", await server.call("PATCH", path, {"sex": sex}, headers=keyed)
    for query in ("history", "versions/1", "versions/99"):
        yield query, await server.call("GET", f"{path}/{query}")
    for query in (
        "validAt=2026-01-15",
        "validAt=2025-01-01",
        "knownAt=2026-02-15T00:00:00Z",
        "validAt=2026-01-15&knownAt=2026-03-01T13:00:00Z",
    ):
        yield query, await server.call("GET", f"{path}?{query}")
    for name in ("later", "later again"):
        later = "/v1/persons/record-2?validFrom=2089-01-01"
        yield name, await server.call("PATCH", later, {"sex": "2"}, headers={**PATCH, "if-match": '"1"'})
    yield "known when stored", await server.call("GET", f"{path}?knownAt={stored['meta']['recordedAt']}")
    yield "unknown", await server.call("GET", "/v1/persons/none")


async def _wrong_writes(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    relation = {
        "resourceType": "PartyRelationship",
        "from": {"type": "Person", "id": "record-1"},
        "to": {"type": "Person", "id": "nobody"},
        "type": "parent",
        "period": {"start": "2015-03-02"},
    }
    masked = [{"path": "/sex", "reason": "masked"}]
    bodies: dict[str, Any] = {
        "with an id": {**PERSON, "id": "mine"},
        "twice": b'{"resourceType":"Person","sex":"1",' + orjson.dumps(PERSON)[1:],
        "by schema": {**PERSON, "shoeSize": 42},
        "by rule": {**PERSON, "birthDate": "2030-01-01"},
        "masked": {**{name: value for name, value in PERSON.items() if name != "sex"}, "absences": masked},
        "too long": {**PERSON, "extensions": "x" * 3_000_000},
    }
    for name, body in bodies.items():
        yield name, await server.call("POST", "/v1/persons", body)
    yield "in Chinese", await server.call("POST", "/v1/persons", bodies["by rule"], headers={"accept-language": "zh"})
    yield "other media", await server.call("POST", "/v1/persons", PERSON, headers={"content-type": "text/plain"})
    yield "dangling", await server.call("POST", "/v1/party-relationships", relation)
    right = {**relation, "to": {"type": "Person", "id": "record-2"}}
    yield "related", await server.call("POST", "/v1/party-relationships", right)


async def _searches(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    queries = """
    sex=1 sex=1&sex=2 birthDate[gt]=1980-01-17 birthDate[ne]=1980-01-17 sex[exists]=false colour=red sort=-birthDate
    validAt=2026-01-15 limit=1 sort=id&limit=1 fields=sex cursor=made-up-by-a-client
    """
    for query in queries.split():
        yield query, await server.call("GET", f"/v1/persons?{query}")
    first = (await server.call("GET", "/v1/persons?sort=id&limit=1")).json().get("next", "none")
    yield "next", await server.call("GET", f"/v1/persons?sort=id&limit=1&cursor={first}")
    yield "include", await server.call("GET", "/v1/party-relationships?include=from")
    rule = {"language": "cql2Json", "version": "1.0", "expression": '{"op":"=","args":[{"property":"sex"},"1"]}'}
    yield "filter", await server.call("POST", "/v1/persons/search", {"filter": rule})


async def _steps(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    made = await server.call("POST", "/v1/feedbacks", FEEDBACK)
    yield "feedback", made
    path, headers = made.headers.get("location", "/v1/feedbacks/none"), {**PATCH, "if-match": "*"}
    for state in ("classified", "expired", "expired"):
        yield f"to {state}", await server.call("PATCH", path, {"status": state}, headers=headers)
    yield "begun late", await server.call("POST", "/v1/feedbacks", {**FEEDBACK, "status": "classified"})
    yield "delete", await server.call("DELETE", path, headers={"if-match": "*"})
    yield "deleted", await server.call("GET", path)


async def _others(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    for name, caller in OTHERS.items():
        for path in ("/v1/persons/record-2", "/v1/persons", "/v1/due-diligences"):
            yield f"{path} {name}", await server.call("GET", path, caller=caller)
        yield f"write {name}", await server.call("POST", "/v1/persons", PERSON, caller=caller)
    yield "purpose", await server.call("GET", "/v1/persons/record-2", headers={"crm-purpose": "curiosity"})
    yield "no token", await server.client.get("/v1/persons/record-2")
    key = server.server.issuer.ring.signing  # type: ignore[attr-defined]
    untyped = jwt.encode({**header(key), "typ": "JWT"}, claims(), key, algorithms=[ALGORITHM])
    yield (
        "no access token",
        await server.client.get("/v1/persons/record-2", headers={"authorization": f"Bearer {untyped}"}),
    )


async def _overview(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    unit = await server.call("POST", "/v1/organization-units", creatable(samples("OrganizationUnit")[0]))
    yield "unit", unit
    bank = {"type": "OrganizationUnit", "id": unit.headers.get("location", "none").rpartition("/")[2]}
    unknown = {"type": "Person", "identifier": {"system": "urn:example:none", "value": "1"}}
    customer = {**CUSTOMER, "party": {"type": "Person", "id": "record-2"}, "bankUnit": bank}
    made = await server.call("POST", "/v1/customers", customer)
    yield "customer", made
    yield "customer of nobody", await server.call("POST", "/v1/customers", {**customer, "party": unknown})
    place = made.headers.get("location", "/v1/customers/none")
    yield "customer read", await server.call("GET", place)
    yield "overview", await server.call("GET", f"{place}:overview")


async def _trail(server: Running) -> AsyncIterator[tuple[str, httpx.Response]]:
    """How many requests the trail says were denied; the events themselves differ by their requests."""
    answer = await server.call("GET", "/v1/audit-events?decision=deny&fields=decision&limit=1000")
    count = len(answer.json().get("entries", ())) if answer.status_code == 200 else -1
    yield "denied", httpx.Response(answer.status_code, json={"denied": count})
