"""Imports: every row judged and accounted for, stored once, in any order, whatever comes in."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
import zstandard

from crmserver.bulk.holding import root
from crmserver.judging import judge
from crmserver.server import Server
from crmserver.settings import Settings
from crmserver.store.values import instant
from crmstandard import schemas
from tests.server.bulk import (
    ASYNC,
    NDJSON,
    SAMPLE,
    contents,
    done,
    imported,
    lines,
    path_of,
    person,
    records_of,
    start_import,
)
from tests.server.running import running, samples
from tests.vectors import resource_cases

pytestmark = pytest.mark.anyio


def _path(record: Any) -> str:
    return f"/v1/{schemas.resource(record['resourceType']).collection}/{record['id']}"


def relation(identifier: str, one: str, other: str) -> dict[str, Any]:
    """A record that leads to two persons."""
    found = next(each for each in samples("PartyRelationship"))
    return {
        **found,
        "id": identifier,
        "from": {"type": "Person", "id": one},
        "to": {"type": "Person", "id": other},
    }


async def test_a_bank_moves_in_whole_whatever_the_order_of_its_rows(settings: Settings) -> None:
    """BLK-040, BLK-042, BLK-048, BLK-049, BLK-051."""
    async with running(settings) as server:
        job, outcomes = await imported(server, lines(reversed(SAMPLE)))
        assert job["status"] == "completed"
        assert [each["row"] for each in outcomes] == list(range(1, len(SAMPLE) + 1))
        assert {each["outcome"] for each in outcomes} == {"stored"}
        assert [each["id"] for each in outcomes] == [each["id"] for each in reversed(SAMPLE)]
        for record in SAMPLE[:: len(SAMPLE) // 20]:
            read = (await server.call("GET", _path(record))).json()
            assert {k: v for k, v in read.items() if k not in ("meta", "statusHistory")} == {
                k: v for k, v in record.items() if k not in ("meta", "statusHistory")
            }
            assert read["meta"]["versionId"] == "1"
            assert read["meta"]["source"] == record["meta"]["source"]
            assert (await server.call("GET", f"{_path(record)}/history")).status_code == 200


async def test_rows_are_judged_by_other_processes_as_they_are_by_this_one(settings: Settings) -> None:
    """BLK-042, BLK-046."""

    def many_chunks(server: Server) -> None:
        server.bulk.small, server.bulk.chunk, server.bulk.pool.size = 0, 4096, 1

    async with running(settings, [many_chunks]) as server:
        job, outcomes = await imported(server, lines([*SAMPLE, {"resourceType": "Person"}]), "partial")
        assert job["status"] == "completed"
        assert Counter(each["outcome"] for each in outcomes) == {"stored": len(SAMPLE), "refused": 1}
        assert [each["row"] for each in outcomes] == list(range(1, len(SAMPLE) + 2))


async def test_an_atomic_import_with_one_bad_row_stores_nothing(settings: Settings) -> None:
    """BLK-043, BLK-045, BLK-047."""
    secret = "Anna-Secret-Name"
    bad = person("p-2", birthDate=secret)
    async with running(settings) as server:
        for mode in (None, "atomic"):
            job, outcomes = await imported(server, lines([person("p-1"), bad, person("p-3")]), mode)
            assert (job["status"], job["mode"]) == ("failed", "atomic")
            assert [each["outcome"] for each in outcomes] == ["skipped", "refused", "skipped"]
            assert "/birthDate" in [each["pointer"] for each in outcomes[1]["errors"]]
            assert secret not in orjson.dumps([job, outcomes]).decode()
        assert (await server.call("GET", "/v1/persons/p-1")).status_code == 404
        assert await records_of(server, "Person") == {}


async def test_a_partial_import_stores_what_is_good_and_what_leans_on_nothing_bad(settings: Settings) -> None:
    """BLK-046, BLK-051."""
    rows = [
        relation("r-1", "p-1", "p-2"),
        relation("r-2", "p-1", "p-3"),
        relation("r-3", "p-1", "nobody"),
        person("p-1"),
        person("p-2", birthDate="never"),
        person("p-3"),
    ]
    async with running(settings) as server:
        job, outcomes = await imported(server, lines(rows), "partial")
        assert job["status"] == "completed"
        assert [each["outcome"] for each in outcomes] == ["refused", "stored", "refused", "stored", "refused", "stored"]
        for each, pointer in ((outcomes[0], "/to/id"), (outcomes[2], "/to/id")):
            assert each["errors"] == [{"requirement": "GEN-060", "pointer": pointer}]
        assert set(await records_of(server, "PartyRelationship")) == {"r-2"}


async def test_a_chain_of_rows_falls_with_its_first(settings: Settings) -> None:
    """BLK-046, BLK-051: each unit leans on the one above it, and the highest is refused."""
    template = samples("OrganizationUnit")[0]
    rows = [
        {**template, "id": f"unit-{number}", "parent": {"type": "OrganizationUnit", "id": f"unit-{number - 1}"}}
        for number in range(1, 60)
    ]
    async with running(settings) as server:
        _, outcomes = await imported(server, lines(reversed(rows)), "partial")
        assert {each["outcome"] for each in outcomes} == {"refused"}
        rows[0].pop("parent")
        _, outcomes = await imported(server, lines(reversed(rows)), "partial")
        assert {each["outcome"] for each in outcomes} == {"stored"}


async def test_rows_are_judged_as_single_writes_are(settings: Settings) -> None:
    """BLK-044: every vector that breaks something by itself is refused for the same requirements at the same places."""
    cases = []
    for each in resource_cases():
        (document,) = each.documents
        if isinstance(document, dict) and isinstance(document.get("meta"), dict) and "id" in document:
            cases.append(document)
    async with running(settings) as server:
        _, outcomes = await imported(server, lines(cases), "partial")
        assert len(outcomes) == len(cases)
        for document, outcome in zip(cases, outcomes, strict=True):
            resource = str(document.get("resourceType"))
            if resource not in schemas.resources() or resource == "AuditEvent":
                continue
            given = document["meta"] if isinstance(document["meta"], dict) else {}
            at = instant(server.server.store.now())
            found = judge(resource, {**document, "meta": {**given, "recordedAt": at}})
            told = {(each["requirement"], each.get("pointer")) for each in outcome.get("errors", ())}
            same = {(each.requirement, each.pointer[:256]) for each in found}
            meta = any(pointer.startswith("/meta") for _, pointer in same)  # the server writes some of it itself
            if same and not meta and "SEC-067" not in {name for name, _ in told}:
                assert told == same, outcome


async def test_a_row_that_is_there_becomes_a_new_version_or_is_unchanged(settings: Settings) -> None:
    """BLK-050."""
    async with running(settings) as server:
        await imported(server, lines([person("p-1"), person("p-2")]))
        first = (await server.call("GET", "/v1/persons/p-2")).json()
        _, outcomes = await imported(server, lines([person("p-1", maritalStatus="married"), person("p-2"), first]))
        assert [each["outcome"] for each in outcomes] == ["stored", "unchanged", "unchanged"]
        changed = (await server.call("GET", "/v1/persons/p-1")).json()
        assert (changed["meta"]["versionId"], changed["maritalStatus"]) == ("2", "married")
        assert (await server.call("GET", "/v1/persons/p-2")).json() == first
        found = (await server.call("GET", "/v1/persons?sort=-meta.recordedAt")).json()
        assert [each["resource"]["id"] for each in found["entries"]] == ["p-1", "p-2"]


async def test_rows_of_one_record_follow_one_another(settings: Settings) -> None:
    """BLK-050: the same id twice in one import is two versions, in the order of the rows."""
    async with running(settings) as server:
        rows = [person("p-1"), person("p-1", maritalStatus="married"), person("p-1", maritalStatus="married")]
        _, outcomes = await imported(server, lines(rows))
        assert [each["outcome"] for each in outcomes] == ["stored", "stored", "unchanged"]
        assert (await server.call("GET", "/v1/persons/p-1")).json()["meta"]["versionId"] == "2"


async def test_a_state_changed_by_an_import_goes_on_with_the_history(settings: Settings) -> None:
    """BLK-049, BLK-050."""
    about = [{"type": "Person", "id": "p-1"}]
    task = {**samples("Task")[0], "id": "task-1", "status": "waiting", "about": about}
    leads = [each for each in SAMPLE if each["resourceType"] in ("Employee", "OrganizationUnit")] + [person("p-1")]
    async with running(settings) as server:
        await imported(server, lines(leads))
        _, first = await imported(server, lines([task]))
        assert first[0]["outcome"] == "stored", first
        _, second = await imported(server, lines([{**task, "status": "open"}]))
        assert second[0]["outcome"] == "stored", second
        history = (await server.call("GET", "/v1/tasks/task-1")).json()["statusHistory"]
        assert [(each.get("from"), each["to"]) for each in history] == [(None, "waiting"), ("waiting", "open")]
        assert {each["reason"]["codings"][0]["code"] for each in history} == {"initialLoad"}


async def test_a_later_state_is_loaded_with_the_reason_initial_load_whatever_the_row_says(settings: Settings) -> None:
    """BLK-049."""
    codes = [{"system": "https://w3id.org/crmstandard/1/codes/status-reason", "code": "other"}]
    task = {**samples("Task")[0], "id": "task-1", "status": "waiting", "about": [{"type": "Person", "id": "p-1"}]}
    leads = [each for each in SAMPLE if each["resourceType"] in ("Employee", "OrganizationUnit")] + [person("p-1")]
    async with running(settings) as server:
        _, outcomes = await imported(server, lines([*leads, {**task, "statusReason": {"codings": codes}}]))
        assert outcomes[-1]["outcome"] == "stored", outcomes[-1]
        history = (await server.call("GET", "/v1/tasks/task-1")).json()["statusHistory"]
        assert [each["reason"]["codings"][0]["code"] for each in history] == ["initialLoad"]


async def test_a_deleted_or_merged_record_does_not_come_back(settings: Settings) -> None:
    """BLK-044."""
    async with running(settings) as server:
        await imported(server, lines([person("p-1")]))
        etag = (await server.call("GET", "/v1/persons/p-1")).headers["etag"]
        assert (await server.call("DELETE", "/v1/persons/p-1", headers={"if-match": etag})).status_code == 204
        _, outcomes = await imported(server, lines([person("p-1")]), "partial")
        assert outcomes[0]["errors"] == [{"requirement": "API-045"}]
        assert (await server.call("GET", "/v1/persons/p-1")).status_code == 410


async def test_a_reference_by_identifier_leads_to_a_row_of_the_import(settings: Settings) -> None:
    """BLK-051."""
    number = {"system": "urn:bank:numbers", "value": "77"}
    named = relation("r-1", "p-1", "p-2")
    named["to"] = {"type": "Person", "identifier": number}
    unknown = {**named, "id": "r-2", "to": {"type": "Person", "identifier": {**number, "value": "78"}}}
    async with running(settings) as server:
        rows = [named, unknown, person("p-1"), person("p-2", identifiers=[number])]
        _, outcomes = await imported(server, lines(rows), "partial")
        assert [each["outcome"] for each in outcomes] == ["stored", "refused", "stored", "stored"]
        assert outcomes[1]["errors"] == [{"requirement": "API-161", "pointer": "/to/identifier"}]
        assert (await server.call("GET", "/v1/party-relationships/r-1")).json()["to"]["id"] == "p-2"


async def test_a_row_needs_the_scope_of_its_resource(settings: Settings) -> None:
    """BLK-044, SEC-021, SEC-022."""
    async with running(settings) as server:
        none = await start_import(server, lines([person("p-1")]), caller={"scopes": ["person.write"]})
        assert none.status_code == 403
        some = {"scopes": ["bulk.write", "bulk.read", "person.write"]}
        rows = lines([person("p-1"), {**SAMPLE[0]}])
        path = path_of(await start_import(server, rows, "partial", caller=some))
        job = await done(server, path, caller=some)
        outcomes = await contents(server, job["outcomeFiles"])
        assert [each["outcome"] for each in outcomes] == ["stored", "refused"]
        assert [each["requirement"] for each in outcomes[1]["errors"]] == ["SEC-021"]


async def test_the_start_of_an_import_has_to_be_asked_for_rightly(settings: Settings) -> None:
    """BLK-002."""
    body = lines([person("p-1")])
    async with running(settings) as server:
        assert (await start_import(server, body, headers={"prefer": "wait=1"})).status_code == 400
        assert (await start_import(server, body, "some")).status_code == 400
        assert (await start_import(server, body, headers={"content-type": "text/csv"})).status_code == 415
        assert (await start_import(server, body, headers={"content-encoding": "br"})).status_code == 415


async def test_a_stream_may_be_compressed(settings: Settings) -> None:
    """BLK-040."""
    async with running(settings) as server:
        for name, pack in (("gzip", gzip.compress), ("zstd", zstandard.ZstdCompressor().compress)):
            half = [pack(lines([person(f"{name}-{each}")])) for each in range(2)]
            _, outcomes = await imported(server, b"".join(half), headers={"content-encoding": name})
            assert [each["outcome"] for each in outcomes] == ["stored", "stored"]
            for broken in (half[0][:-5], half[0] + b"more", b"", lines([person("p")])):
                answer = await start_import(server, broken, headers={"content-encoding": name})
                assert (answer.status_code, answer.json()["type"][-14:]) == (400, "malformed-body"), (name, broken)
        assert not [each for each in Path(root(server.server)).iterdir() if each.name.startswith("work")]


async def test_a_small_stream_that_unpacks_to_a_huge_one_is_refused(settings: Settings) -> None:
    """BLK-055."""
    huge = b" " * 80_000_000
    async with running(replace(settings, max_import=1_000_000)) as server:
        for name, pack in (("gzip", gzip.compress), ("zstd", zstandard.ZstdCompressor().compress)):
            answer = await start_import(server, pack(huge), headers={"content-encoding": name})
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (413, "BLK-055")
        assert (await start_import(server, huge[:1_000_001])).status_code == 413
        assert list(Path(root(server.server)).iterdir()) == []
    async with running(settings) as server:  # far below the limit, and yet nothing that a feed would be
        answer = await start_import(server, gzip.compress(huge), headers={"content-encoding": "gzip"})
        assert answer.status_code == 413


async def test_hostile_rows_are_refused_one_by_one(settings: Settings) -> None:
    """BLK-042, BLK-043, BLK-044."""
    good = orjson.dumps(person("p-1"))
    rows = [
        good,
        good[:-1] + b',"id":"p-2"}',
        good.replace(b"Ann", b"An\xff"),
        b"[]",
        b"{" * 100,
        b'{"resourceType":"Nothing","id":"x"}',
        b'{"resourceType":["Person"],"id":"x"}',
        b'{"resourceType":"AuditEvent","id":"x"}',
        good.replace(b"Ann", b"A" * 3000),
        b'{"id":' + b"9" * 400 + b"}",
        orjson.dumps(person("p-9")),
        b"",
        b"null",
    ]
    async with running(replace(settings, max_body=2000)) as server:
        job, outcomes = await imported(server, lines(rows), "partial")
        assert job["status"] == "completed"
        assert [each["row"] for each in outcomes] == [*range(1, 12), 13]
        assert [each["row"] for each in outcomes if each["outcome"] == "stored"] == [1, 11]
        by_row = {each["row"]: {error["requirement"] for error in each.get("errors", ())} for each in outcomes}
        assert by_row[2] == {"GEN-002"}
        assert by_row[4] == by_row[13] == {"GEN-008"}
        assert by_row[6] == {"GEN-021"}
        assert by_row[8] == {"API-163"}
        assert by_row[9] == {"API-150"}
        assert all(by_row[row] for row in (3, 5, 7, 10))


async def test_a_line_without_end_is_one_row_that_is_too_long(settings: Settings) -> None:
    """BLK-042: what comes after it is taken."""
    async with running(replace(settings, max_body=5000)) as server:
        body = lines([person("p-1"), b'{"x":"' + b"a" * 3_000_000 + b'"}', person("p-2")])
        _, outcomes = await imported(server, body, "partial")
        assert [each["outcome"] for each in outcomes] == ["stored", "refused", "stored"]
        assert outcomes[1]["errors"] == [{"requirement": "API-150"}]


async def test_rows_fall_in_other_processes_and_other_chunks_as_they_do_in_this_one(settings: Settings) -> None:
    """BLK-046, BLK-050, BLK-051: references across chunks, a key twice, a bad row in the midst, known records."""

    def many_chunks(server: Server) -> None:
        server.bulk.small, server.bulk.chunk, server.bulk.pool.size = 0, 700, 1

    known = [person("p-0"), person("p-1", maritalStatus="married")]
    rows = [
        relation("r-1", "p-1", "p-2"),
        relation("r-2", "p-1", "nobody"),
        relation("r-3", "p-1", "p-3"),
        person("p-1", maritalStatus="single"),
        person("p-2"),
        person("p-3", birthDate="never"),
        person("p-4"),
        person("p-4", maritalStatus="married"),
        person("p-0"),
        relation("r-4", "p-4", "p-0"),
    ]
    async with running(settings, [many_chunks]) as server:
        await imported(server, lines(known))
        _, outcomes = await imported(server, lines(rows), "partial")
        expected = "stored refused refused stored stored refused stored stored unchanged stored".split()
        assert [each["outcome"] for each in outcomes] == expected
        assert outcomes[1]["errors"] == [{"requirement": "GEN-060", "pointer": "/to/id"}]
        assert outcomes[2]["errors"] == [{"requirement": "GEN-060", "pointer": "/to/id"}]
        found = await records_of(server, "Person")
        versions = {name: each["meta"]["versionId"] for name, each in found.items()}
        assert versions == {"p-0": "1", "p-1": "2", "p-2": "1", "p-4": "2"}
        assert set(await records_of(server, "PartyRelationship")) == {"r-1", "r-4"}
        found = (await server.call("GET", "/v1/persons?maritalStatus=married")).json()
        assert [each["resource"]["id"] for each in found["entries"]] == ["p-4"]


@pytest.mark.parametrize(
    ("encoding", "empty"),
    [("gzip", gzip.compress(b"")), ("zstd", zstandard.compress(b""))],
    ids=["gzip", "zstd"],  # bytes of gzip hold the time, and processes of a run have to name tests alike
)
async def test_a_stream_without_end_of_members_that_hold_nothing_ends(
    encoding: str, empty: bytes, settings: Settings
) -> None:
    """BLK-055: what is unpacked never passes the limit, so what is packed has to."""
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 4_000_000:
            sent += 1000 * len(empty)
            yield empty * 1000

    async with running(replace(settings, max_import=100_000)) as server:
        headers = {**server.bearer(), **ASYNC, "content-type": NDJSON, "content-encoding": encoding}
        answer = await server.client.post("/v1/bulk/imports", content=endless(), headers=headers)
        assert answer.status_code == 413
        assert sent < 4_000_000
