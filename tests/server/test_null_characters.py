"""A null character, which no text of PostgreSQL can hold, makes nothing fail wherever a client may put it."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from crmserver.settings import Settings
from tests.mutants.probing import PERSON
from tests.server.running import running

pytestmark = pytest.mark.anyio
RULE = {"language": "cql2Json", "version": "1.0"}
EQUAL = orjson.dumps({"op": "=", "args": [{"property": "sex"}, "\0"]}).decode()
LIKE = orjson.dumps({"op": "like", "args": [{"property": "sex"}, "\0%"]}).decode()
KEY = {"system": "urn:example:a", "value": "a\0b"}
REQUESTS: dict[str, tuple[str, str, Any]] = {
    "id": ("GET", "/v1/persons/a%00b", None),
    "id alone": ("GET", "/v1/persons/%00", None),
    "id of a patch": ("PATCH", "/v1/persons/%00", {}),
    "version": ("GET", "/v1/persons/record/versions/%00", None),
    "job": ("GET", "/v1/bulk/jobs/%00", None),
    "file": ("GET", "/v1/bulk/jobs/a/files/%00", None),
    "subscription": ("GET", "/v1/subscriptions/%00", None),
    "search": ("GET", "/v1/persons?sex=%00", None),
    "identifier": ("GET", "/v1/persons?identifiers=urn:example:a|%00", None),
    "cursor": ("GET", "/v1/persons?cursor=%00", None),
    "resolve": ("GET", "/v1/party-links:resolve?system=%00&value=%00", None),
    "events": ("GET", "/v1/events?cursor=%00", None),
    "filter": ("POST", "/v1/persons/search", {"filter": {**RULE, "expression": EQUAL}}),
    "pattern": ("POST", "/v1/persons/search", {"filter": {**RULE, "expression": LIKE}}),
    "record": ("POST", "/v1/persons", {**PERSON, "names": [{"use": "legal", "text": "a\0b"}]}),
    "identifier of a record": ("POST", "/v1/persons", {**PERSON, "identifiers": [KEY]}),
    "reference": (
        "POST",
        "/v1/party-relationships",
        {
            "resourceType": "PartyRelationship",
            "from": {"type": "Person", "identifier": KEY},
            "to": {"type": "Person", "id": "a\0b"},
            "type": "parent",
            "period": {"start": "2015-03-02"},
        },
    ),
    "match": ("POST", "/v1/persons:match", {"record": {**PERSON, "identifiers": [KEY]}}),
    "subscribe": ("POST", "/v1/subscriptions", {"endpoint": "https://a.example/\0"}),
    "export": ("POST", "/v1/bulk/exports", {"resourceTypes": ["\0"]}),
}


@pytest.mark.parametrize("name", REQUESTS)
async def test_a_null_character_makes_nothing_fail(settings: Settings, name: str) -> None:
    method, path, body = REQUESTS[name]
    media = {"content-type": "application/merge-patch+json"} if method == "PATCH" else {}
    async with running(settings) as server:
        answer = await server.call(method, path, body, headers={"prefer": "respond-async", "if-match": "*", **media})
    assert answer.status_code < 500, answer.text
    assert name == "record" or answer.status_code >= 400 or answer.json()["entries"] == []
