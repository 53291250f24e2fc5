"""Exports: one moment of the data, only what the caller may see, every file counted and gone in time."""

from __future__ import annotations

import os
import re
import stat
import time
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import delete, update

from crmserver.bulk.cleaning import clean
from crmserver.bulk.holding import root
from crmserver.server import Server
from crmserver.settings import Settings
from crmserver.store.tables import jobs
from crmserver.store.unit import Unit
from crmstandard.validators import Session
from tests.server.bulk import SAMPLE, contents, done, exported, imported, lines, path_of, person, start_export
from tests.server.running import Running, running, samples

pytestmark = pytest.mark.anyio
YEAR = re.compile(r"(?<![0-9A-Za-z.-])1990")  # at the start of a word: inside an id or a fraction it is chance


def _rule(expression: Any) -> dict[str, str]:
    return {"language": "cql2Json", "version": "1", "expression": orjson.dumps(expression).decode()}


async def _filled(server: Running, records: Any = SAMPLE) -> None:
    job, outcomes = await imported(server, lines(records))
    assert job["status"] == "completed", [each for each in outcomes if "errors" in each]


async def _change(server: Running, identifier: str, **members: Any) -> None:
    path = f"/v1/persons/{identifier}"
    etag = (await server.call("GET", path)).headers["etag"]
    headers = {"if-match": etag, "content-type": "application/merge-patch+json"}
    assert (await server.call("PATCH", path, members, headers=headers)).status_code == 200


async def _delete(server: Running, identifier: str) -> None:
    etag = (await server.call("GET", f"/v1/persons/{identifier}")).headers["etag"]
    assert (await server.call("DELETE", f"/v1/persons/{identifier}", headers={"if-match": etag})).status_code == 204


async def test_an_export_holds_every_record_once_and_valid(settings: Settings) -> None:
    """BLK-001, BLK-003, BLK-004, BLK-005, BLK-006, BLK-007, BLK-008."""

    def small_files(server: Server) -> None:
        server.bulk.largest_file, server.bulk.page = 4000, 7

    async with running(settings, [small_files]) as server:
        await _filled(server)
        kinds = sorted({each["resourceType"] for each in SAMPLE})
        job, found = await exported(server, {"resourceTypes": kinds})
        assert {"requestedAt", "transactionTime", "expiresAt", "completedAt"} <= job.keys()
        assert (job["status"], job["progress"], job["deletedFiles"]) == ("completed", "1", [])
        assert sorted(each["id"] for each in found) == sorted(each["id"] for each in SAMPLE)
        assert len(job["files"]) > len(kinds)
        session = Session()
        for entry in job["files"]:
            for each in await contents(server, [entry]):
                assert each["resourceType"] == entry["resourceType"]
                assert [fault for fault in session.check(each) if fault.level == "error"] == []
        assert session.finish() == []
        audits = (await server.call("GET", "/v1/audit-events?action=export")).json()["entries"]
        assert sum(each["resource"].get("count", 0) for each in audits) == len(SAMPLE)


async def test_an_export_shows_one_moment_though_writes_go_on(settings: Settings) -> None:
    """BLK-007."""
    count = 30

    def slow(server: Server) -> None:
        server.bulk.page = 1

    async with running(settings, [slow]) as server:
        await _filled(server, [person(f"p-{number:02d}") for number in range(count)])
        for number in range(count):
            await _change(server, f"p-{number:02d}", maritalStatus="married")
        path = path_of(await start_export(server, {"resourceTypes": ["Person"]}))
        number, running_still = 0, True
        while running_still and number < count:
            last = count - 1 - number
            if number % 3 == 0:
                await _delete(server, f"p-{last:02d}")
            else:
                await _change(server, f"p-{last:02d}", maritalStatus="divorced")
            made = await server.call("POST", "/v1/persons", {k: v for k, v in person("x").items() if k != "id"})
            assert made.status_code == 201
            number += 1
            running_still = (await server.call("GET", path)).status_code == 202
        job = await done(server, path)
        found = await contents(server, job["files"])
        assert sorted(each["id"] for each in found) == [f"p-{each:02d}" for each in range(count)]
        assert {(each["maritalStatus"], each["meta"]["versionId"]) for each in found} == {("married", "2")}
        assert all(each["meta"]["recordedAt"] <= job["transactionTime"] for each in found)
        _, later = await exported(server, {"resourceTypes": ["Person"]})
        assert len(later) == count + number - (number + 2) // 3


async def test_an_export_holds_what_was_selected_and_lists_what_was_deleted(settings: Settings) -> None:
    """BLK-011, BLK-013."""
    async with running(settings) as server:
        await _filled(server, [person(f"p-{number}", birthDate=f"199{number}-01-01") for number in range(6)])
        first, everybody = await exported(server, {"resourceTypes": ["Person"]})
        assert len(everybody) == 6
        since = first["transactionTime"]
        await _change(server, "p-1", maritalStatus="married")
        await _delete(server, "p-2")
        await _change(server, "p-3", maritalStatus="single")
        job, found = await exported(server, {"since": since, "resourceTypes": ["Person"]})
        assert [each["id"] for each in found] == ["p-1", "p-3"]
        gone = await contents(server, job["deletedFiles"])
        assert [(each["resourceType"], each["id"]) for each in gone] == [("Person", "p-2")]
        until = (await server.call("GET", "/v1/persons/p-1")).json()["meta"]["recordedAt"]
        _, found = await exported(server, {"since": since, "until": until, "resourceTypes": ["Person"]})
        assert [each["id"] for each in found] == ["p-1"]
        expression = {"op": ">=", "args": [{"property": "birthDate"}, {"date": "1994-01-01"}]}
        rule = _rule(expression)
        answer = await start_export(server, {"resourceTypes": ["Person"], "filter": rule})
        job = await done(server, path_of(answer))
        assert [each["id"] for each in await contents(server, job["files"])] == ["p-4", "p-5"]
        rule = _rule({"op": "=", "args": [{"property": "nothing"}, "x"]})
        assert (await start_export(server, {"resourceTypes": ["Person"], "filter": rule})).status_code == 422


async def test_an_export_is_of_resources_that_the_token_may_read(settings: Settings) -> None:
    """SEC-020, SEC-022, SEC-031."""
    async with running(settings) as server:
        await _filled(server)
        some = {"scopes": ["bulk.read", "channel.read"]}
        refused = await start_export(server, {"resourceTypes": ["Channel", "Person"]}, caller=some)
        assert (refused.status_code, refused.json()["errors"][0]["requirement"]) == (403, "SEC-020")
        assert "person.read" in refused.headers["www-authenticate"]
        _, found = await exported(server, caller=some)
        assert {each["resourceType"] for each in found} == {"Channel"}
        assert (await start_export(server, caller={"scopes": ["bulk.read"]})).status_code == 403
        assert (await start_export(server, caller={"scopes": ["channel.read"]})).status_code == 403
        _, other = await exported(server, {"resourceTypes": ["Person"]}, caller={"tenant": "second"})
        assert other == []


async def test_masked_members_stay_masked_in_exports(settings: Settings) -> None:
    """SEC-066, SEC-064, SEC-065."""
    async with running(settings) as server:
        await _filled(server, [person("p-1", birthDate="1990-05-05")])
        low = {"clearance": "I"}
        job, found = await exported(server, {"resourceTypes": ["Person"]}, caller=low)
        read = (await server.call("GET", "/v1/persons/p-1", caller=low)).json()
        assert found == [read]
        assert not YEAR.search(orjson.dumps([job, found]).decode())
        assert Session().check(found[0]) == [] or all(each.level != "error" for each in Session().check(found[0]))
        expression = {"op": "=", "args": [{"property": "birthDate"}, {"date": "1990-05-05"}]}
        rule = _rule(expression)
        asked = await start_export(server, {"resourceTypes": ["Person"], "filter": rule}, caller=low)
        assert (asked.status_code, asked.json()["errors"][0]["requirement"]) == (403, "SEC-065")
        hidden = await start_export(server, {"resourceTypes": ["DueDiligence"]}, caller={"clearance": "P"})
        assert hidden.status_code == 403


async def test_what_is_asked_for_wrongly_is_refused(settings: Settings) -> None:
    """BLK-002, BLK-010."""
    async with running(settings) as server:
        none = await server.call("POST", "/v1/bulk/exports", {})
        assert (none.status_code, none.json()["errors"][0]["requirement"]) == (400, "BLK-002")
        csv = await start_export(server, {"format": "csv"})
        assert (csv.status_code, csv.json()["errors"][0]["requirement"]) == (422, "BLK-010")
        assert (await start_export(server, {"resourceTypes": ["Nothing"]})).status_code == 422
        assert (await start_export(server, {"format": "xml"})).status_code == 422


async def test_a_preference_is_known_by_its_name_alone(settings: Settings) -> None:
    """BLK-001: RFC 7240 leaves its case, parameters and other preferences open."""
    async with running(settings) as server:
        for told in ("Respond-Async", "handling=strict, respond-async", "respond-async; vendor=1"):
            assert (
                await start_export(server, {"resourceTypes": ["Person"]}, headers={"prefer": told})
            ).status_code == 202


async def test_files_are_private_and_go_when_the_job_expires(settings: Settings) -> None:
    """BLK-015, BLK-016."""
    async with running(settings) as server:
        await _filled(server, [person("p-1")])
        job, _ = await exported(server, {"resourceTypes": ["Person"]})
        path, folder = f"/v1/bulk/jobs/{job['id']}", Path(root(server.server)) / job["id"]
        file = "/v1" + job["files"][0]["url"].partition("/v1")[2]
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
        ends = update(jobs).where(jobs.c.id == job["id"]).values(expires_at=server.server.store.now())
        await server.server.store.run("bank", lambda unit: unit.execute(ends))
        for where in (path, file):
            answer = await server.call("GET", where)
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (410, "BLK-016")
        await clean(server.server)
        assert not folder.exists()


async def test_files_of_no_job_go_too(settings: Settings) -> None:
    """BLK-015: also where the row of the job is gone."""
    async with running(settings) as server:
        await _filled(server, [person("p-1")])
        job, _ = await exported(server, {"resourceTypes": ["Person"]})
        folder = Path(root(server.server)) / job["id"]
        gone = delete(jobs).where(jobs.c.id == job["id"])
        await server.server.store.run("bank", lambda unit: unit.execute(gone))
        await clean(server.server)
        assert folder.exists()  # an upload may be on its way
        for each in (folder, *folder.iterdir()):
            os.utime(each, (time.time() - 7200, time.time() - 7200))
        await clean(server.server)
        assert not folder.exists()


async def test_a_cancelled_export_is_gone_with_its_files(settings: Settings) -> None:
    """BLK-015."""
    async with running(settings) as server:
        await _filled(server, [person("p-1")])
        job, _ = await exported(server, {"resourceTypes": ["Person"]})
        path, file = f"/v1/bulk/jobs/{job['id']}", "/v1" + job["files"][0]["url"].partition("/v1")[2]
        assert (await server.call("DELETE", path)).status_code == 204
        for where in (path, file):
            assert (await server.call("GET", where)).status_code == 410
        assert not (Path(root(server.server)) / job["id"]).exists()


async def test_parquet_holds_the_same_records_and_values(settings: Settings) -> None:
    """BLK-009."""
    duckdb = pytest.importorskip("duckdb")
    async with running(settings) as server:
        await _filled(server)
        assert "parquet" in (await server.call("GET", "/.well-known/crmstandard")).json()["features"]
        kinds = ["Person", "Customer", "Arrangement"]
        _, plain = await exported(server, {"resourceTypes": kinds})
        job = await done(server, path_of(await start_export(server, {"resourceTypes": kinds, "format": "parquet"})))
        found = []
        for entry in job["files"]:
            answer = await server.call("GET", "/v1" + entry["url"].partition("/v1")[2])
            assert answer.headers["content-type"] == "application/vnd.apache.parquet"
            path = Path(settings.files) / "fetched.parquet"
            path.write_bytes(answer.content)
            cursor = duckdb.connect().execute(f"SELECT * FROM read_parquet('{path}')")
            names = [each[0] for each in cursor.description]
            for row in cursor.fetchall():
                present = {name: value for name, value in zip(names, row, strict=True) if value is not None}
                found.append({name: _opened(value) for name, value in present.items()})
        assert sorted(found, key=lambda each: each["id"]) == sorted(plain, key=lambda each: each["id"])


def _opened(value: Any) -> Any:
    """A value of a column: what is nested stands there as JSON."""
    return orjson.loads(value) if isinstance(value, str) and value[:1] in "[{" else value


async def test_a_provider_exports_only_under_a_grant_that_allows_it(settings: Settings) -> None:
    """SEC-050."""
    contract, grant = _outsourced()
    caller, headers = {"provider": "vendor-1"}, {"crm-purpose": grant["purpose"]}
    asked = {"resourceTypes": ["Channel"]}
    async with running(settings) as server:
        await _filled(server)
        await _put(server, contract, grant)
        refused = await start_export(server, asked, caller=caller, headers=headers)
        assert (refused.status_code, refused.json()["errors"][0]["requirement"]) == (403, "SEC-050")
        of_all = await start_export(server, caller=caller, headers=headers)
        assert (of_all.status_code, of_all.json()["errors"][0]["requirement"]) == (403, "SEC-050")
        await _put(server, {**grant, "export": True})
        job = await done(server, path_of(await start_export(server, caller=caller, headers=headers)), caller=caller)
        assert (job["status"], job["purpose"]) == ("completed", grant["purpose"]), job
        assert [each["resourceType"] for each in job["files"]] == ["Channel"]
        file = "/v1" + job["files"][0]["url"].partition("/v1")[2]
        assert (await server.call("GET", file, caller=caller)).status_code == 200
        await _put(server, {**grant, "status": "revoked"})
        assert (await server.call("GET", file, caller=caller)).status_code == 403


NARROWED: dict[str, dict[str, Any]] = {
    "to some members": {"entities": [{"resourceType": "Person", "paths": ["/names", "/status"]}]},
    "to some rows": {"rowFilter": _rule({"op": "=", "args": [{"property": "status"}, "deceased"]})},
    "to a lower class": {"maxPrivacyClass": "I"},
    "to another purpose": {"purpose": "fraudPrevention"},
    "to no export": {"export": False},
    "to another resource": {"entities": [{"resourceType": "Channel"}]},
}


async def _of_a_person(server: Running, form: str = "ndjson", **members: Any) -> tuple[Any, Any, str]:
    """A grant of persons, who fetches under it, and the file of an export that it was made for."""
    contract, grant = _outsourced()
    contract["dataAccess"] = {**contract["dataAccess"], "maxPrivacyClass": "P"}
    grant |= {"entities": [{"resourceType": "Person"}], "maxPrivacyClass": "P", "export": True, **members}
    contract["processingAgreement"] = {**contract["processingAgreement"], "purposes": [grant["purpose"]]}
    await _put(server, contract, grant)
    more: dict[str, Any] = {"caller": {"provider": "vendor-1"}, "headers": {"crm-purpose": grant["purpose"]}}
    answer = await start_export(server, {"resourceTypes": ["Person"], "format": form}, **more)
    job = await done(server, path_of(answer), caller=more["caller"])
    assert job["status"] == "completed", job
    return grant, more["caller"], "/v1" + job["files"][0]["url"].partition("/v1")[2]


@pytest.mark.parametrize("how", NARROWED)
async def test_a_file_is_not_given_once_its_grant_shows_less(how: str, settings: Settings) -> None:
    """BLK-018, SEC-048: an export does not outlive the grant that it was made under."""
    async with running(settings) as server:
        await _filled(server, [person("p-1"), person("p-2")])
        grant, caller, file = await _of_a_person(server)
        assert (await server.call("GET", file, caller=caller)).status_code == 200
        await _put(server, {**grant, "description": "said otherwise, and shows the same"})
        assert (await server.call("GET", file, caller=caller)).status_code == 200
        await _put(server, {**grant, **NARROWED[how]})
        answer = await server.call("GET", file, caller=caller)
        assert answer.status_code in (403, 404), answer.text
        assert b"p-1" not in answer.content
        await _put(server, grant)
        assert (await server.call("GET", file, caller=caller)).status_code == 200


@pytest.mark.parametrize("form", ["ndjson", "parquet"])
async def test_a_file_is_not_given_once_a_person_in_it_withdraws(form: str, settings: Settings) -> None:
    """BLK-018, SEC-047, SEC-048: by the agreements of now, of records as they were."""
    if form == "parquet":
        pytest.importorskip("duckdb")
    async with running(settings) as server:
        await _filled(server, [person("p-1"), person("p-2"), person("p-3")])
        consents = [_consent(f"p-{number}") for number in (1, 2)]
        await _put(server, *consents)
        _, caller, file = await _of_a_person(server, form, legalBasis="consent", purpose=consents[0]["purpose"])
        answer = await server.call("GET", file, caller=caller)
        assert answer.status_code == 200
        assert (b"p-2" in answer.content, b"p-3" in answer.content) == (True, False)
        await _delete(server, "p-1")  # which is in the file as it was, and whose person goes on agreeing
        assert (await server.call("GET", file, caller=caller)).status_code == 200
        withdrawn = {**consents[1], "status": "withdrawn", "withdrawnAt": "2026-01-02T00:00:00Z"}
        await _put(server, withdrawn)
        answer = await server.call("GET", file, caller=caller)
        assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (403, "BLK-018")


def _consent(identifier: str) -> Any:
    """The agreement of a person without an end, for whomever."""
    kept = ("resourceType", "id", "meta", "purpose")
    made = {name: value for name, value in samples("Consent")[0].items() if name in kept}
    party = {"type": "Person", "id": identifier}
    return {**made, "id": f"of-{identifier}", "party": party, "status": "granted", "legalBasis": "consent"}


async def _put(server: Running, *records: Any) -> None:
    """Stores records as they are."""

    def work(unit: Unit) -> None:
        for each in records:
            document = {**each, "meta": dict(each["meta"])}
            head = unit.head(each["resourceType"], each["id"])
            unit.create(each["resourceType"], document) if head is None else unit.change(head, document)

    await server.server.store.run("bank", work)


def _outsourced() -> tuple[Any, Any]:
    """A contract in service and a grant of it for channels that does not allow export."""
    lead, period = {"type": "Organization", "id": "vendor-1"}, {"start": "2020-01-01"}
    found = next(each for each in samples("OutsourcingContract") if each["status"] == "inService")
    contract = {**found, "provider": lead, "period": period}
    grant = {**samples("AccessGrant")[0], "provider": lead, "status": "active", "period": period, "export": False}
    grant["contract"] = {"type": "OutsourcingContract", "id": contract["id"]}
    return contract, {**grant, "entities": [{"resourceType": "Channel"}], "maxPrivacyClass": "N"}
