"""Every vector through HTTP: what the validator accepts is stored, what it refuses is refused in the same words."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from crmserver.server import Server
from crmserver.settings import Settings
from crmserver.store.values import micros
from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.validators import Session
from tests.server.running import Running, creatable, references_unchecked, running, samples
from tests.vectors import resource_cases

pytestmark = pytest.mark.anyio
TIME_OF_VECTORS = micros("2026-01-15T09:30:00Z")


def _creatable(interaction: str = "create") -> list[str]:
    """The resources that offer an interaction besides being created."""
    found = schemas.resources()
    return [name for name in found if {"create", interaction} <= set(interactions(schemas.resource(name)))]


def _collection(resource: str) -> str:
    return f"/v1/{schemas.resource(resource).collection}"


async def _created(server: Running, resource: str) -> Any:
    """The answer to the first sample of a resource that can be created in the state that it has."""
    for document in samples(resource):
        answer = await server.call("POST", _collection(resource), creatable(document))
        if answer.status_code == 201:
            return answer
    raise AssertionError(resource)


async def test_a_record_of_every_resource_is_created_read_and_listed_in_its_history(settings: Settings) -> None:
    """API-020, API-021, API-022, API-040, API-041, API-042, API-070, API-071, API-072, API-116."""
    async with running(settings, [references_unchecked]) as server:
        for resource in _creatable():
            made = await _created(server, resource)
            path = made.headers["location"].removeprefix(server.server.settings.public_url)
            read = await server.call("GET", path)
            assert (read.status_code, read.json()) == (200, made.json()), resource
            assert read.headers["etag"] == made.headers["etag"], resource
            same = await server.call("GET", path, headers={"if-none-match": made.headers["etag"]})
            assert (same.status_code, same.content) == (304, b""), resource
            if "history" in interactions(schemas.resource(resource)):
                history = await server.call("GET", f"{path}/history")
                assert history.status_code == 200, resource
                version = made.json()["meta"]["versionId"]
                assert (await server.call("GET", f"{path}/versions/{version}")).json() == made.json(), resource
                assert (await server.call("GET", f"{path}/versions/999999")).status_code == 404, resource


async def test_a_change_needs_the_current_etag(settings: Settings) -> None:
    """API-050, API-051, API-052, API-054, API-067."""
    async with running(settings, [references_unchecked]) as server:
        for resource in _creatable("update"):
            made = await _created(server, resource)
            path, body, etag = f"{_collection(resource)}/{made.json()['id']}", made.json(), made.headers["etag"]
            assert (await server.call("PUT", path, body)).status_code == 428, resource
            assert (await server.call("PUT", path, body, headers={"if-match": '"999"'})).status_code == 412, resource
            other = {**body, "id": f"{body['id']}-2"}
            assert (await server.call("PUT", path, other, headers={"if-match": etag})).status_code == 422, resource
            put = await server.call("PUT", path, body, headers={"if-match": etag})
            assert put.status_code == 200, (resource, put.text)
            assert put.headers["etag"] != etag, resource
            stale = await server.call("PUT", path, body, headers={"if-match": etag})
            assert stale.status_code == 412, resource
            assert (await server.call("GET", path)).json() == put.json(), resource


async def test_a_deleted_record_is_gone_and_its_history_stays(settings: Settings) -> None:
    """API-045, API-062, API-073, API-114."""
    async with running(settings, [references_unchecked]) as server:
        for resource in _creatable("delete"):
            made = await _created(server, resource)
            path = f"{_collection(resource)}/{made.json()['id']}"
            gone = await server.call("DELETE", path, headers={"if-match": made.headers["etag"]})
            assert gone.status_code == 204, (resource, gone.text)
            assert (await server.call("GET", path)).status_code == 410, resource
            assert made.json()["id"] not in (await server.call("GET", _collection(resource))).text, resource
            assert (await server.call("GET", f"{path}/history")).status_code == 200, resource


def ended_early(answer: Any) -> bool:
    """Whether a record was refused for its first state alone: the server then says nothing of its other faults."""
    return [each["requirement"] for each in answer.json().get("errors", ())] == ["API-084"]


def _completed(resource: str, sent: Any) -> Any:
    """What a client sends, with what the server adds of its own: an id and what meta has to say."""
    if not isinstance(sent, dict):
        return sent
    given, meta = sent.get("meta", {}), samples(resource)[0]["meta"]
    added = {"id": samples(resource)[0]["id"], "meta": {**meta, **given} if isinstance(given, dict) else given}
    return {**sent, **added}


def _id_of(document: dict[str, Any]) -> str:
    """The id that a record has for the validator: some rules ask whether a record refers to itself."""
    return str(document["id"])


def _at_the_time_of_the_vectors(server: Server) -> None:
    """Records are judged by when they are recorded: a day that is to come for a vector may be past today."""
    server.store._pipeline.now = lambda: TIME_OF_VECTORS


async def test_an_invalid_vector_is_refused_with_the_findings_of_the_validator(settings: Settings) -> None:
    """API-144, API-145, API-146, API-158, API-159."""
    known = set(_creatable())
    unlike: set[tuple[str, str, str]] = set()
    cases = [each for each in resource_cases() if each.expect and each.subject in known]
    async with running(settings, [references_unchecked, _at_the_time_of_the_vectors]) as server:
        for case in cases:
            (document,) = case.documents
            sent = creatable(document) if isinstance(document, dict) and "resourceType" in document else document
            whole = _completed(case.subject, sent)
            server.server.new_id = partial(_id_of, whole)
            found = [each for each in Session(case.subject, None).check(whole) if each.level == "error"]
            if not found:
                continue
            answer = await server.call("POST", _collection(case.subject), sent)
            if ended_early(answer):
                continue
            if answer.status_code != 422:
                unlike.add((case.name, str(answer.status_code), ""))
                continue
            told = {(each["requirement"], each["pointer"]) for each in answer.json()["errors"]}
            missing = {(each.requirement, each.pointer) for each in found} - told
            unlike |= {(case.name, *each) for each in missing}
        assert not unlike
