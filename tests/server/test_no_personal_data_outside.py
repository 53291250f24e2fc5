"""What is planted in a request is found nowhere but in the record: not in logs, metrics, traces or problems."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson
import pytest

from crmserver import logs
from crmserver.server import Server
from crmserver.settings import Settings
from tests.server.running import Running, creatable, references_unchecked, running, samples

pytestmark = pytest.mark.anyio
PLANTED = "Zyxwvut-Qponm-471108154711"  # digits enough that no id or duration has them by chance
PERSONS = "/v1/persons"
PACKED = {"prefer": "respond-async", "content-type": "application/x-ndjson"}


class Kept(logging.Handler):
    """Every line that would be written, in both forms."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self._forms = (logs.Text(), logs.Json())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [each.format(record) for each in self._forms]


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, names = Kept(), ("crmserver", "crmserver.requests", "crmserver.store", "crmserver.background")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger("crmserver").addHandler(handler)
    yield handler
    logging.getLogger("crmserver").removeHandler(handler)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def active() -> dict[str, Any]:
    """The fullest person that lives and was not merged."""
    found = (each for each in reversed(samples("Person")) if each["status"] == "active" and "names" in each)
    return creatable(next(found))


def crashes(server: Server) -> None:
    """A server whose handler fails and quotes what was sent."""

    async def wrong(server: Server, request: Any) -> Any:
        raise RuntimeError(f"cannot store {request.body.decode()} of {request.path}")

    server.handlers["update"] = wrong


async def _tried(server: Running) -> list[str]:
    """The bodies of everything that is not a record, after the value was sent in every place."""
    person = active()
    names = [{"use": "legal", "text": PLANTED, "familyName": PLANTED}]
    made = await server.call("POST", PERSONS, {**person, "names": names})
    assert made.status_code == 201, made.text
    path = f"{PERSONS}/{made.json()['id']}"
    headers = {"if-match": made.headers["etag"]}
    said = [
        await server.call("POST", PERSONS, {**person, "names": PLANTED}),
        await server.call("POST", PERSONS, {**person, "names": [{"use": PLANTED}]}),
        await server.call("POST", PERSONS, {**person, "birthDate": PLANTED, "identifiers": [{"value": PLANTED}]}),
        await server.call("POST", PERSONS, f'{{"names": "{PLANTED}",,}}'.encode()),
        await server.call("POST", PERSONS, {**person, "names": names}, headers={"content-type": "text/plain"}),
        await server.call("GET", f"{PERSONS}?birthDate={PLANTED}"),
        await server.call("GET", f"{PERSONS}?residenceCountry={PLANTED}&limit={PLANTED}"),
        await server.call("GET", f"{PERSONS}/{PLANTED}"),
        await server.call("GET", PERSONS, headers={"crm-purpose": PLANTED}),
        await server.call("POST", PERSONS, person, headers={"content-type": PLANTED.lower()}),
        await server.call("POST", PERSONS, person, headers={"content-encoding": PLANTED.lower()}),
        await server.call("POST", "/v1/bulk/imports", b"{}", headers={**PACKED, "content-encoding": PLANTED}),
        await server.call("POST", PERSONS, person, headers={"idempotency-key": PLANTED * 20}),
        await server.call("POST", "/v1/subscriptions", {"endpoint": f"https://127.0.0.1/{PLANTED}"}),
        await server.call("GET", f"{path}/versions/{PLANTED}"),
        await server.call("GET", f"{PERSONS}?cursor={PLANTED}"),
        await server.call("PATCH", path, {"names": PLANTED}, headers=headers),
        await server.call("PATCH", path, {"names": names}, headers={"if-match": f'"{PLANTED}"'}),
        await server.call("PUT", path, {**made.json(), "names": names}, headers=headers),
        await server.call("POST", f"{PERSONS}:match", {"names": [PLANTED], "birthDate": PLANTED}),
        await server.client.get(PERSONS, headers={"authorization": f"Bearer {PLANTED}"}),
        await server.client.post("/oauth/token", data={"grant_type": PLANTED, "client_secret": PLANTED}),
        await server.call("GET", "/metrics"),
    ]
    assert 500 in {each.status_code for each in said}
    return [each.text for each in said]


async def test_it_is_in_no_log_metric_or_problem(settings: Settings, kept: Kept) -> None:
    """SEC-085, SEC-086, SEC-087."""
    async with running(replace(settings, log_level="debug"), [references_unchecked, crashes]) as server:
        told = await _tried(server)
    assert kept.lines
    assert [line for line in kept.lines if any(each in line.lower() for each in PLANTED.lower().split("-"))] == []
    assert [text for text in told if PLANTED.lower() in text.lower()] == []


async def test_it_is_in_no_id(settings: Settings) -> None:
    """SEC-088."""
    async with running(settings, [references_unchecked]) as server:
        person = active()
        made = await server.call("POST", PERSONS, {**person, "names": [{"use": "legal", "text": "Maximilian"}]})
        told = made.json()["id"].lower()
        texts = {str(each).lower() for each in orjson.loads(orjson.dumps(person)).values() if isinstance(each, str)}
        assert not [each for each in (*texts, "maximilian") if len(each) > 5 and each in told]
