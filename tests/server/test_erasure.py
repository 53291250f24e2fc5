"""An erasure reaches every copy of what it removes, and nothing of anybody else, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import select, text

from crmserver.erasure.orders import waiting
from crmserver.server import Server
from crmserver.settings import Settings
from crmserver.store.auditing import chains
from crmserver.store.engine import open_database
from crmserver.store.tables import erasures
from crmstandard import schemas
from tests.server.bulk import done, exported, path_of, start_export
from tests.server.planting import planted
from tests.server.running import Running, references_unchecked, running
from tests.server.test_identity_merging import merge, patch, read, unmerge

pytestmark = pytest.mark.anyio
LATER = "2099-12-31"


@dataclass
class Life:
    """A person with all that is known of it: records by path, and the unusual values in them."""

    person: dict[str, Any] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    sent: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
async def bank(settings: Settings) -> AsyncIterator[Running]:
    async with running(settings, [references_unchecked]) as started:
        yield started


def to(document: dict[str, Any]) -> dict[str, Any]:
    return {"type": document["resourceType"], "id": document["id"]}


async def plant(bank: Running, life: Life, resource: str, about: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Creates the fullest record that can be; gives it as stored."""
    collection = schemas.resource(resource).collection
    for document, marks in planted(resource, about):
        answer = await bank.call("POST", f"/v1/{collection}", document, **more)
        if answer.status_code == 201:
            life.paths.append(f"{collection}/{answer.json()['id']}")
            life.marks |= marks
            life.sent = document
            made: dict[str, Any] = answer.json()
            return made
    raise AssertionError(answer.text)


async def lived(bank: Running) -> Life:
    """A person of several versions with records of many kinds around it."""
    life = Life()
    life.person = person = await plant(bank, life, "Person", {"status": "active"})
    who = to(person)
    for number in range(3):
        old = f"Zqx-former-{person['id'][:6]}-{number}"
        assert (await patch(bank, f"persons/{person['id']}", {"names": [{"use": "legal", "text": old}]})).is_success
        life.marks.add(old)
    final = [{**person["names"][0], "text": f"Zqx-last-{person['id'][:6]}"}]
    life.marks.add(final[0]["text"])
    assert (await patch(bank, f"persons/{person['id']}", {"names": final})).is_success
    customer = await plant(bank, life, "Customer", {"party": who, "lifecycleStage": "onboarding"})
    life.marks.add(shown := f"Zqx-shown-{person['id'][:6]}")
    case = await plant(bank, life, "Case", {"customer": to(customer), "reportedBy": {**who, "display": shown}})
    await plant(bank, life, "Interaction", {"customer": to(customer), "parties": [{**who, "display": shown}]})
    for resource, member in (
        ("Consent", "party"),
        ("Lead", "prospect"),
        ("SupportNeed", "party"),
        ("IdentityDocument", "holder"),
        ("Feedback", "party"),
        ("CustomerEvent", "party"),
        ("SuitabilityAssessment", "party"),
        ("OwnershipInterest", "interestedParty"),
        ("Score", "subject"),
    ):
        await plant(bank, life, resource, {member: who})
    await plant(bank, life, "Task", {"about": [to(case)]})
    role = await plant(bank, life, "ArrangementRole", {"party": who, "arrangement": {"type": "Arrangement", "id": "x"}})
    account = await plant(bank, life, "Arrangement", {})
    await patch(bank, f"arrangement-roles/{role['id']}", {"arrangement": to(account)})
    return life


async def asked(bank: Running, life: Life, **more: Any) -> str:
    """Id of a request for the erasure of a person, in progress."""
    about = {"requester": to(life.person), "subject": to(life.person), "requestType": "erasure", **more}
    made = await plant(bank, Life(), "PrivacyRequest", about)
    assert (await patch(bank, f"privacy-requests/{made['id']}", {"status": "inProgress"})).is_success
    return str(made["id"])


async def erased(bank: Running, life: Life) -> Any:
    """The answer to the step that completes a request for erasure."""
    request = await asked(bank, life)
    life.marks.add(outcome := f"Zqx-outcome-{request[:6]}")
    life.paths.append(f"privacy-requests/{request}")
    change = {"status": "completed", "completedAt": "2026-01-20T08:00:00Z", "outcome": outcome}
    answer = await patch(bank, f"privacy-requests/{request}", change)
    assert answer.status_code == 200, answer.text
    return answer


async def seen(bank: Running, paths: Iterable[str]) -> bytes:
    """Everything that reads of some records answer: now, each version, the history."""
    parts = []
    for path in paths:
        answers = [await bank.call("GET", f"/v1/{path}"), await bank.call("GET", f"/v1/{path}/history")]
        count = 1 + max((int(each["meta"]["versionId"]) for each in entries(answers[1])), default=0)
        answers += [await bank.call("GET", f"/v1/{path}/versions/{number}") for number in range(1, count)]
        answers.append(await bank.call("GET", f"/v1/{path}", params={"knownAt": "2098-01-01T00:00:00Z"}))
        assert all(answer.status_code in (200, 404, 410) for answer in answers)
        parts += [answer.content for answer in answers]
    return b"\n".join(parts)


def entries(answer: Any) -> list[Any]:
    return [each["resource"] for each in answer.json().get("entries", [])]


def in_files(bank: Running, marks: Iterable[str]) -> set[str]:
    """The values that the files of the database or of jobs hold."""
    settings = bank.server.settings
    folders = [path for path in Path(settings.files_path).rglob("*") if path.is_file()]
    if not settings.is_sqlite:
        return in_postgresql(settings.database, marks) | in_bytes([path.read_bytes() for path in folders], marks)
    beside = [Path(settings.database + end) for end in ("", "-wal", "-journal")]
    return in_bytes([path.read_bytes() for path in (*beside, *folders) if path.exists()], marks)


def in_bytes(parts: Iterable[bytes], marks: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for part in parts:
        found |= {mark for mark in marks if mark.encode() in part}
    return found


def in_postgresql(url: str, marks: Iterable[str]) -> set[str]:
    """The same in the files of every table and index of the database, catalogues included."""
    database = open_database(url)
    files = text(
        "SELECT pg_read_binary_file(p) FROM (SELECT pg_relation_filepath(oid) AS p FROM pg_class"
        " WHERE relkind IN ('r', 'i', 't', 'm')) AS t WHERE p LIKE 'base/%' AND (pg_stat_file(p, true)).size > 0"
    )
    with database.reader.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        found = in_bytes((bytes(row[0]) for row in connection.execute(files)), marks)
    database.close()
    return found


async def test_nothing_of_an_erased_person_is_read_again_and_nothing_of_others_is_lost(bank: Running) -> None:
    """SEC-080, SEC-081: current, versions, history, searches; another person's records stay byte for byte."""
    mine, other = await lived(bank), await lived(bank)
    before = await seen(bank, other.paths)
    assert in_bytes([await seen(bank, mine.paths)], mine.marks) == mine.marks
    assert len(mine.marks) > 60
    answer = await erased(bank, mine)
    after = await seen(bank, mine.paths)
    assert in_bytes([after, answer.content], mine.marks) == set()
    assert await seen(bank, other.paths) == before
    person = await read(bank, f"persons/{mine.person['id']}")
    assert {each["reason"] for each in person["absences"]} >= {"anonymized"}
    assert "names" not in person
    assert answer.headers["etag"] == f'"{answer.json()["meta"]["versionId"]}"'
    for collection in {path.split("/")[0] for path in mine.paths}:
        found = await bank.call("GET", f"/v1/{collection}", params={"limit": "1000"})
        assert in_bytes([found.content], mine.marks) == set()
    match = await bank.call("POST", "/v1/persons:match", {"names": [next(iter(mine.person["names"]))["text"]]})
    assert mine.person["id"] not in match.text
    assert all(chain.holds for chain in chains(bank.server.settings.database))


async def test_the_files_of_the_database_hold_no_erased_value(bank: Running) -> None:
    """SEC-080: tables, indexes, statistics, log and pages that were freed."""
    mine, other = await lived(bank), await lived(bank)
    job, records = await exported(bank, {"resourceTypes": ["Person", "Customer"]})
    assert in_bytes([orjson.dumps(records)], mine.marks)
    assert len(in_files(bank, mine.marks)) > 50
    await erased(bank, mine)
    assert in_files(bank, mine.marks) == set()
    assert len(in_files(bank, other.marks)) > 50
    gone = await bank.call("GET", "/v1" + job["files"][0]["url"].partition("/v1")[2])
    assert gone.status_code == 410
    _, again = await exported(bank, {"resourceTypes": ["Person", "Customer"]})
    assert in_bytes([orjson.dumps(again)], mine.marks) == set()
    assert in_bytes([orjson.dumps(again)], other.marks)


async def test_a_repeated_request_is_answered_without_the_erased_values(bank: Running) -> None:
    """SEC-080, API-030: still the first answer, to the same record."""
    life = Life()
    key = {"idempotency-key": "opening-1"}
    life.person = await plant(bank, life, "Person", {"status": "active"}, headers=key)
    sent = life.sent
    await erased(bank, life)
    again = await bank.call("POST", "/v1/persons", sent, headers=key)
    assert (again.status_code, again.json()["id"]) == (201, life.person["id"])
    assert in_bytes([again.content], life.marks) == set()
    assert in_files(bank, life.marks) == set()


async def test_an_erasure_reaches_records_that_were_merged_and_what_was_kept_of_them(bank: Running) -> None:
    """SEC-080: source records and retired records, from either end; the merge is not taken back any more."""
    mine, other = Life(), Life()
    mine.person = await plant(bank, mine, "Person", {"status": "active", "identifiers": []})
    other.person = await plant(bank, other, "Person", {"status": "active", "identifiers": []})
    merged = await merge(bank, mine.person, other.person)
    assert merged.status_code == 200, merged.text
    marks = mine.marks | other.marks
    sources = entries(await bank.call("GET", "/v1/source-records"))
    assert in_bytes([orjson.dumps(sources)], marks) >= mine.marks & other.marks
    assert len(sources) == 2
    await erased(bank, Life(other.person, other.paths, set()))
    paths = [*mine.paths, *other.paths, *(f"source-records/{each['id']}" for each in sources)]
    assert in_bytes([await seen(bank, paths)], marks) == set()
    assert in_files(bank, marks) == set()
    event = await read(bank, f"merge-events/{merged.json()['id']}")
    assert (await unmerge(bank, event)).status_code == 410


async def test_a_record_of_two_persons_loses_only_the_name_of_the_erased_one(bank: Running) -> None:
    """SEC-080: what belongs to another person stays."""
    mine, other = Life(), Life()
    mine.person = await plant(bank, mine, "Person", {"status": "active"})
    other.person = await plant(bank, other, "Person", {"status": "active"})
    shown = [{**to(each.person), "display": f"Zqx-{name}"} for each, name in ((mine, "one"), (other, "two"))]
    both = await plant(bank, Life(), "PartyRelationship", {"from": shown[0], "to": shown[1]})
    members = [{"role": role, "party": each} for each, role in zip(shown, ("dependant", "head"), strict=True)]
    household = await plant(bank, Life(), "PartyGroup", {"members": members, "head": shown[1]})
    await erased(bank, mine)
    for path, before in ((f"party-relationships/{both['id']}", both), (f"party-groups/{household['id']}", household)):
        after = await read(bank, path)
        assert b"Zqx-one" not in await seen(bank, [path])
        assert {**before, "meta": 0} == {**orjson.loads(_named(after, mine.person["id"], "Zqx-one")), "meta": 0}
    assert in_files(bank, {"Zqx-one"}) == set()


def _named(value: dict[str, Any], identifier: str, display: str) -> bytes:
    """The record with the name put back."""
    mark = f'"id":"{identifier}"'.encode()
    return orjson.dumps(value).replace(mark, mark + f',"display":"{display}"'.encode())


async def test_what_the_law_has_kept_stays_whole_until_its_day(bank: Running) -> None:
    """SEC-080: the record is not among what is removed yet, and the order waits for its day."""
    mine = Life()
    mine.person = await plant(bank, mine, "Person", {"status": "active"})
    kept, free = Life(), Life()
    staying = await plant(bank, kept, "DueDiligence", {"subject": to(mine.person), "retainUntil": LATER})
    going = await plant(bank, free, "DueDiligence", {"subject": to(mine.person), "retainUntil": "2020-01-01"})
    await erased(bank, mine)
    assert await read(bank, f"due-diligences/{staying['id']}") == staying
    assert (await bank.call("GET", f"/v1/due-diligences/{going['id']}")).status_code == 410
    due = await bank.server.store.read(lambda connection: connection.execute(select(erasures.c.due_at)).scalars().all())
    assert len(due) == 1
    assert await bank.server.store.read(lambda connection: waiting(connection, bank.server.store.now())) == []


async def test_an_erasure_that_was_broken_off_is_finished_by_the_task(settings: Settings) -> None:
    """SEC-080: the order stands with the step that completes the request, whatever happens after."""

    def dies(server: Server) -> None:
        async def nothing(*_: Any) -> int:
            return 0

        server.erase = nothing

    async with running(settings, [references_unchecked, dies]) as bank:
        mine = await lived(bank)
        await erased(bank, mine)
        assert in_bytes([await seen(bank, mine.paths)], mine.marks)
    async with running(settings) as bank:
        for _ in range(600):
            if not await bank.server.store.read(waiting):
                break
            await asyncio.sleep(0.05)
        assert in_bytes([await seen(bank, mine.paths)], mine.marks) == set()
        assert in_files(bank, mine.marks) == set()


async def test_an_erasure_leaves_one_new_version_an_event_and_an_audit_event_and_no_more_when_repeated(
    bank: Running,
) -> None:
    """SEC-080, EVT-001."""
    mine = Life()
    mine.person = await plant(bank, mine, "Person", {"status": "active"})
    await erased(bank, mine)
    first = await read(bank, mine.paths[0])
    assert first["meta"]["versionId"] == "2"
    assert first["meta"]["validTime"] == mine.person["meta"]["validTime"]
    await erased(bank, mine)
    assert await read(bank, mine.paths[0]) == first
    trail = entries(await bank.call("GET", "/v1/audit-events", params={"action": "erase"}))
    assert [each["object"] for each in trail] == [to(mine.person)] * 2


async def test_a_request_of_another_kind_erases_nothing(bank: Running) -> None:
    mine = Life()
    mine.person = await plant(bank, mine, "Person", {"status": "active"})
    request = await asked(bank, mine, requestType="access")
    change = {"status": "completed", "completedAt": "2026-01-20T08:00:00Z"}
    assert (await patch(bank, f"privacy-requests/{request}", change)).is_success
    assert await read(bank, mine.paths[0]) == mine.person


async def test_an_export_that_runs_while_a_person_is_erased_shows_nothing_of_it(bank: Running) -> None:
    """SEC-080, BLK-015."""
    mine = await lived(bank)
    path = path_of(await start_export(bank, {"resourceTypes": ["Person"]}))
    await erased(bank, mine)
    answer = await bank.call("GET", path)
    if answer.status_code != 410:
        job = await done(bank, path)
        assert job["status"] == "completed"
    assert in_files(bank, mine.marks) == set()
