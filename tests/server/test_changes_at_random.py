"""Changes of every kind get an answer of the API, whoever sends them: what they lack or twist fails no server."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import Any

import pytest

from crmserver.settings import Settings
from tests.server.running import Running, references_unchecked, running
from tests.vectors import valid_document

pytestmark = pytest.mark.anyio
JSON, MERGE, STEPS = "application/json", "application/merge-patch+json", "application/json-patch+json"
OPERATIONS = ("add", "remove", "replace", "move", "copy", "test", "ADD", None, 7)
POINTERS: tuple[Any, ...] = (
    *(
        "",
        "/",
        "/names",
        "/names/0",
        "/names/0/text",
        "/names/-",
        "/names/x",
        "/names/00",
        "/birthDate",
        "/nothing/there",
    ),
    *(
        "/meta/versionId",
        "/~1",
        "/~2",
        "names",
        "/names/9",
        "/identifiers",
        "/identifiers/0/value",
        7,
        None,
        ["/names"],
    ),
)
VALUES: tuple[Any, ...] = (None, True, -1.8e-112, 1e300, 10**30, "x", "\u0000", [], {}, [{}], {"": {}}, {"a": [1]})
ABSENCES = (
    [{"path": "/birthDate", "reason": "notAsked"}],
    [{"path": "/names", "reason": "masked"}, {"path": 7}, {"path": ["/names"]}, {}, "x"],
    [{"path": "birthDate", "reason": "unknown"}, {"path": "", "reason": "unknown"}, {"path": "/names/0/text"}],
)
LACKING = [
    {"op": "copy", "path": "/names"},
    {"op": "move", "path": ""},
    {"op": "copy", "path": "/names", "from": 7},
    {"op": "move", "path": "/names", "from": "names"},
    {"op": "copy", "path": "/names", "from": "/~2"},
    {"op": "copy", "path": "/names", "from": None},
    {"op": "add", "path": "/names"},
    {"op": "test", "path": "/names"},
    {"op": "replace", "path": "/birthDate"},
    {"path": "/names"},
    {"op": "remove"},
    {},
]


def _operation(random: Random) -> dict[str, Any]:
    made = {"op": random.choice(OPERATIONS), "path": random.choice(POINTERS)}
    made |= {"from": random.choice(POINTERS)} if random.random() < 0.6 else {}
    made |= {"value": random.choice(VALUES)} if random.random() < 0.6 else {}
    return {name: made[name] for name in made if random.random() < 0.95}


async def _status(server: Running, change: Any, clearance: str, media: str = STEPS) -> int:
    headers, who = {"content-type": media, "if-match": "*"}, {"clearance": clearance}
    method, body = "PUT" if media == JSON else "PATCH", json.dumps(change).encode()
    answer = await server.call(method, "/v1/persons/anna", body, headers=headers, caller=who)
    assert answer.status_code < 500, (change, clearance, answer.text)
    return answer.status_code


def _person() -> dict[str, Any]:
    left_out = ("deathDate", "replacedBy", "replaces")
    person = {name: value for name, value in valid_document("Person/full").items() if name not in left_out}
    return copy.deepcopy(person | {"status": "active", "id": "anna"})


async def _anna(server: Running) -> None:
    await server.server.store.run("bank", lambda unit: unit.create("Person", _person()))


def _twisted(random: Random, value: Any) -> Any:
    """A value with something else in the place of it or of something within it."""
    if isinstance(value, dict) and value and random.random() < 0.8:
        name = random.choice(list(value))
        return {**value, name: _twisted(random, value[name])}
    if isinstance(value, list) and value and random.random() < 0.8:
        at = random.randrange(len(value))
        return [*value[:at], _twisted(random, value[at]), *value[at + 1 :]]
    return random.choice((*VALUES, *ABSENCES))


async def test_an_operation_without_what_it_needs_is_refused(settings: Settings) -> None:
    async with running(settings, [references_unchecked]) as server:
        await _anna(server)
        for clearance in "IP":
            for operation in LACKING:
                assert await _status(server, [operation], clearance) in (403, 422), operation


async def test_no_patch_fails_the_server(settings: Settings) -> None:
    random = Random(20261129)
    async with running(settings, [references_unchecked]) as server:
        await _anna(server)
        patches = [[_operation(random) for _ in range(random.randint(1, 5))] for _ in range(600)]
        found = {await _status(server, patch, random.choice("IP")) for patch in patches}
    assert {400, 422} & found
    assert 200 in found


@pytest.mark.parametrize("media", [JSON, MERGE])
async def test_no_replacement_and_no_merge_fails_the_server(settings: Settings, media: str) -> None:
    random = Random(20261129)
    async with running(settings, [references_unchecked]) as server:
        await _anna(server)
        found = set()
        for _ in range(300):
            changed = {**_person(), "absences": random.choice(ABSENCES)} if random.random() < 0.4 else _person()
            for _ in range(random.randint(1, 3)):
                changed = _twisted(random, changed)
                changed = changed if isinstance(changed, dict) else {"resourceType": "Person", "id": changed}
            changed.pop("meta", None)
            found.add(await _status(server, changed, random.choice("IP"), media))
    assert 422 in found
