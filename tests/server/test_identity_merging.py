"""Merges and what takes them back, through HTTP, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from crmserver.access.consent import Agreements, consented
from crmserver.settings import Settings
from crmserver.store.tables import events
from crmstandard.sample.numbers import legal_entity_id
from tests.server.running import Running, references_unchecked, running
from tests.server.test_identity_matching import NUMBERS, created, named, resident

pytestmark = pytest.mark.anyio
REASON = {"text": "one and the same"}
OWN = ("meta",)
BANK = {
    "resourceType": "OrganizationUnit",
    "unitType": "legalEntity",
    "code": "BANK",
    "country": "CN",
    "name": {"default": "Bank"},
    "status": "active",
    "lei": legal_entity_id(1),
}


@pytest.fixture
async def bank(settings: Settings) -> AsyncIterator[Running]:
    async with running(settings) as started:
        yield started


async def read(bank: Running, path: str) -> dict[str, Any]:
    answer = await bank.call("GET", f"/v1/{path}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def make(bank: Running, path: str, document: dict[str, Any]) -> dict[str, Any]:
    answer = await bank.call("POST", f"/v1/{path}", document)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def merge(bank: Running, golden: dict[str, Any], retired: dict[str, Any], **more: Any) -> Any:
    """The answer to a merge on the version of the golden record that is stored now."""
    headers = {"if-match": (await bank.call("GET", f"/v1/persons/{golden['id']}")).headers["etag"]}
    headers |= more.pop("headers", {})
    body = {"source": {"type": "Person", "id": retired["id"]}, "reason": REASON, **more}
    return await bank.call("POST", f"/v1/persons/{golden['id']}:merge", body, headers=headers)


async def unmerge(bank: Running, event: dict[str, Any]) -> Any:
    headers = {"if-match": f'"{event["meta"]["versionId"]}"'}
    return await bank.call("POST", f"/v1/merge-events/{event['id']}:unmerge", {"reason": REASON}, headers=headers)


async def patch(bank: Running, path: str, change: dict[str, Any]) -> Any:
    """The answer to a merge patch on the version that is stored now."""
    stored = await bank.call("GET", f"/v1/{path}")
    headers = {"content-type": "application/merge-patch+json", "if-match": stored.headers["etag"]}
    return await bank.call("PATCH", f"/v1/{path}", change, headers=headers)


def members(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in OWN}


def requirements(answer: Any) -> list[str]:
    return [each["requirement"] for each in answer.json()["errors"]]


async def pair(bank: Running) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two records of one person, each with something that the other has not."""
    number = resident(NUMBERS[0])
    phone = {"system": "phone", "value": "+8613800138000"}
    one = await created(bank, named("李秀英", birthDate="1949-12", identifiers=[number], maritalStatus="married"))
    other = await created(bank, named("李秀英", birthDate="1949-12-31", identifiers=[number], contactPoints=[phone]))
    return one, other


async def changes(bank: Running) -> list[tuple[str, str]]:
    """Every event as resource and verb, in order."""
    name = bank.server.store.terms.name
    query = select(events.c.resource, events.c.verb).order_by(events.c.seq)
    return await bank.server.store.read(lambda c: [(name(row.resource), row.verb) for row in c.execute(query)])


async def test_a_merge_retires_one_record_and_the_other_holds_the_best_of_both(bank: Running) -> None:
    """API-200, API-211, I2: each member of the golden record names the source record that it comes from."""
    one, other = await pair(bank)
    assert (await merge(bank, one, other)).status_code == 200
    golden, retired = await read(bank, f"persons/{one['id']}"), await read(bank, f"persons/{other['id']}")
    assert (retired["status"], retired["replacedBy"]["id"]) == ("merged", one["id"])
    assert [each["id"] for each in golden["replaces"]] == [other["id"]]
    assert (golden["birthDate"], golden["maritalStatus"]) == ("1949-12-31", "married")
    assert len(golden["identifiers"]) == len(golden["names"]) == len(golden["contactPoints"]) == 1
    held = set(golden) - {"resourceType", "id", "meta", "replaces", "fieldProvenance"}
    assert {row["path"].split("/")[1] for row in golden["fieldProvenance"]} == held
    for row in golden["fieldProvenance"]:
        source = await read(bank, f"source-records/{row['sourceRecord']['id']}")
        assert source["sourceKey"] in (one["id"], other["id"])
        assert orjson.loads(source["content"]) in (one, other)


async def test_a_retired_record_is_read_but_never_listed_or_changed(bank: Running) -> None:
    """API-043, API-065."""
    one, other = await pair(bank)
    await merge(bank, one, other)
    listed = [each["resource"]["id"] for each in (await read(bank, "persons"))["entries"]]
    assert listed == [one["id"]]
    found = await bank.call("POST", "/v1/persons:match", {"names": ["李秀英"]})
    assert [each["candidate"]["id"] for each in found.json()["candidates"]] == [one["id"]]
    assert (await patch(bank, f"persons/{other['id']}", {"sex": "1"})).status_code == 409


async def test_the_merge_event_goes_through_each_state_and_a_preview_stops_before_anything_changes(
    bank: Running,
) -> None:
    """API-202, API-203; the merge that follows a preview goes on with its event."""
    one, other = await pair(bank)
    preview = await merge(bank, one, other, preview=True)
    assert (preview.status_code, preview.json()["status"]) == (200, "previewed")
    assert (await read(bank, f"persons/{one['id']}"), await read(bank, f"persons/{other['id']}")) == (one, other)
    assert "/birthDate" in preview.json()["preview"]["conflictPaths"]
    event = (await merge(bank, one, other)).json()
    assert event["id"] == preview.json()["id"]
    assert [each["to"] for each in event["statusHistory"]] == ["proposed", "previewed", "approved", "applied"]


async def test_a_merge_that_is_not_right_is_refused_and_changes_nothing(bank: Running) -> None:
    """API-204, API-207, API-208, API-051, API-052."""
    one, other = await pair(bank)
    path, body = f"/v1/persons/{one['id']}:merge", {"source": {"type": "Person", "id": other["id"]}, "reason": REASON}
    assert (await bank.call("POST", path, body)).status_code == 428
    assert (await bank.call("POST", path, body, headers={"if-match": '"7"'})).status_code == 412
    answer = await merge(bank, one, other, identifiers=[resident(NUMBERS[2])])
    assert (answer.status_code, set(requirements(answer))) == (422, {"API-204"})
    answer = await merge(bank, one, one)
    assert (answer.status_code, requirements(answer)) == (422, ["API-207"])
    missing = await merge(bank, one, {"id": "nobody"})
    assert (missing.status_code, requirements(missing)) == (422, ["GEN-060"])
    strange = await merge(bank, one, other, source={"type": "Organization", "id": other["id"]})
    assert (strange.status_code, requirements(strange)) == (422, ["PTY-098"])
    assert (await read(bank, f"persons/{one['id']}"), await read(bank, f"persons/{other['id']}")) == (one, other)
    assert (await merge(bank, one, other, identifiers=[resident(NUMBERS[0])])).status_code == 200
    third = await created(bank, named("李秀英"))
    for golden, retired in ((one, other), (other, third), (third, other)):
        answer = await merge(bank, golden, retired)
        assert (answer.status_code, requirements(answer)) == (409, ["API-208"])


async def test_different_national_numbers_forbid_a_merge_also_those_of_records_merged_before(bank: Running) -> None:
    """API-205, API-206, API-208: the veto holds by way of a third record, and a person is asked once."""
    unit = await make(bank, "organization-units", BANK)
    one = await created(bank, named("李秀英", identifiers=[resident(NUMBERS[0])]))
    between = await created(bank, named("李秀英", birthDate="1949-12-31"))
    other = await created(bank, named("李秀英", identifiers=[resident(NUMBERS[2])]))
    assert (await merge(bank, between, one)).status_code == 200
    stripped = await patch(bank, f"persons/{between['id']}", {"identifiers": None, "fieldProvenance": None})
    assert stripped.status_code == 200, stripped.text
    for _ in range(2):
        answer = await merge(bank, between, other)
        assert (answer.status_code, requirements(answer)) == (409, ["API-205"])
    tasks = [each["resource"] for each in (await read(bank, "tasks"))["entries"]]
    assert [each["taskType"] for each in tasks] == ["matchReview"]
    assert {each["id"] for each in tasks[0]["about"]} == {between["id"], other["id"]}
    assert tasks[0]["owner"]["id"] == unit["id"]


async def test_a_veto_that_a_person_waived_no_longer_forbids(settings: Settings) -> None:
    """PTY-099: the steward says on the previewed event that the conflict is none."""
    waiver = {"waivedBy": {"type": "Employee", "id": "employee-003"}, "waivedAt": "2026-01-14T06:00:00Z"}
    async with running(settings, [references_unchecked]) as bank:
        one = await created(bank, named("李秀英", identifiers=[resident(NUMBERS[0])]))
        other = await created(bank, named("李秀英", identifiers=[resident(NUMBERS[2])]))
        event = (await merge(bank, one, other, preview=True)).json()
        assert [each["identifierType"] for each in event["vetoes"]] == ["cnResidentId"]
        assert (await merge(bank, one, other)).status_code == 409
        change = {"vetoes": [{**each, **waiver} for each in event["vetoes"]]}
        answer = await patch(bank, f"merge-events/{event['id']}", change)
        assert answer.status_code == 200, answer.text
        applied = await merge(bank, one, other)
        assert (applied.status_code, applied.json()["id"]) == (200, event["id"])
        assert applied.json()["vetoes"] == change["vetoes"]
        assert applied.json()["candidates"][0]["grade"] != "certain"


async def test_one_merge_raises_one_event_for_each_record_that_it_changes(bank: Running) -> None:
    """EVT-001, EVT-003 with decision 17."""
    one, other = await pair(bank)
    before = len(await changes(bank))
    await merge(bank, one, other)
    assert Counter((await changes(bank))[before:]) == Counter(
        [("Person", "merged"), ("Person", "updated"), ("MergeEvent", "created")]
        + [("SourceRecord", "created"), ("PartyLink", "created")] * 2
    )


async def test_the_same_key_merges_once_and_thirty_two_at_a_time_apply_once(bank: Running) -> None:
    """API-030, API-053: of many merges of one pair one is applied, whatever keys they carry."""
    one, other = await pair(bank)
    body = {"source": {"type": "Person", "id": other["id"]}, "reason": REASON}

    async def attempt(place: int) -> Any:
        headers = {"if-match": '"1"', "idempotency-key": f"key-{place % 4}"}
        return await bank.call("POST", f"/v1/persons/{one['id']}:merge", body, headers=headers)

    answers = await asyncio.gather(*(attempt(place) for place in range(32)))
    applied = {each.json()["id"] for each in answers if each.status_code == 200}
    assert len(applied) == 1
    assert {each.status_code for each in answers} <= {200, 409, 412}
    merged = [each for each in await changes(bank) if each == ("Person", "merged")]
    assert len(merged) == 1
    again = await attempt(next(place for place, each in enumerate(answers) if each.status_code == 200))
    assert (again.status_code, again.json()["id"]) == (200, applied.pop())


async def test_an_unmerge_restores_both_records_and_reverses_the_event(bank: Running) -> None:
    """API-214, API-215, API-217, I3."""
    one, other = await pair(bank)
    event = (await merge(bank, one, other)).json()
    answer = await unmerge(bank, event)
    assert (answer.status_code, answer.json()["status"]) == (200, "reversed")
    back = [await read(bank, f"persons/{each['id']}") for each in (one, other)]
    assert list(map(members, back)) == [members(one), members(other)]
    again = await unmerge(bank, answer.json())
    assert (again.status_code, requirements(again)) == (409, ["API-217"])
    listed = {each["resource"]["id"] for each in (await read(bank, "persons"))["entries"]}
    assert listed == {one["id"], other["id"]}
    assert (await merge(bank, other, one)).status_code == 200


async def test_merges_are_taken_back_in_the_reverse_order_and_come_apart_exactly(bank: Running) -> None:
    """API-218, API-214: three records, merged one after the other."""
    one, other = await pair(bank)
    third = await created(
        bank, named("李秀英", sex="2", addresses=[{"use": "residential", "country": "CN", "townName": "北京"}])
    )
    first = (await merge(bank, one, other)).json()
    between = await read(bank, f"persons/{one['id']}")
    second = (await merge(bank, third, one)).json()
    answer = await unmerge(bank, first)
    assert (answer.status_code, requirements(answer)) == (409, ["API-218"])
    assert (await unmerge(bank, second)).status_code == 200
    assert members(await read(bank, f"persons/{one['id']}")) == members(between)
    assert members(await read(bank, f"persons/{third['id']}")) == members(third)
    assert (await unmerge(bank, first)).status_code == 200
    assert members(await read(bank, f"persons/{one['id']}")) == members(one)
    assert members(await read(bank, f"persons/{other['id']}")) == members(other)


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (2, 1, 0)])
async def test_the_golden_record_is_the_same_whatever_the_order_of_merges(
    bank: Running, order: tuple[int, ...]
) -> None:
    """API-212, I6: the values do not say in which order the three came together."""
    phones = [{"system": "phone", "value": f"+86138001380{place:02d}"} for place in range(3)]
    facts: list[dict[str, Any]] = [
        {"maritalStatus": "single"},
        {"birthDate": "1949-12-31"},
        {"maritalStatus": "married", "birthDate": "1949"},
    ]
    made = []
    for place, each in enumerate(facts):
        meta = {"validTime": {"start": f"2026-0{place + 1}-01T00:00:00Z"}}
        made.append(await created(bank, named("李秀英", contactPoints=[phones[place]], meta=meta, **each)))
    golden = made[order[0]]
    for place in order[1:]:
        assert (await merge(bank, golden, made[place])).status_code == 200
    held = await read(bank, f"persons/{golden['id']}")
    assert held["maritalStatus"] == "married"
    assert held["birthDate"] == "1949-12-31"
    assert [each["value"] for each in held["contactPoints"]] == [phones[place]["value"] for place in (2, 1, 0)]


async def test_a_change_made_after_a_merge_stays_in_the_next_and_is_asked_about_after_an_unmerge(bank: Running) -> None:
    """API-214: both records are as they were; what was changed since is put before a person."""
    await make(bank, "organization-units", BANK)
    one, other = await pair(bank)
    third = await created(bank, named("李秀英", maritalStatus="single"))
    first = (await merge(bank, one, other)).json()
    answer = await patch(bank, f"persons/{one['id']}", {"maritalStatus": "widowed"})
    assert answer.status_code == 200, answer.text
    second = (await merge(bank, one, third)).json()
    held = await read(bank, f"persons/{one['id']}")
    assert held["maritalStatus"] == "widowed"
    assert [each["rule"] for each in held["fieldProvenance"] if each["path"] == "/maritalStatus"] == ["manual"]
    assert (await unmerge(bank, second)).status_code == 200
    assert (await unmerge(bank, first)).status_code == 200
    assert members(await read(bank, f"persons/{one['id']}")) == members(one)
    tasks = [each["resource"] for each in (await read(bank, "tasks"))["entries"]]
    assert [each["taskType"] for each in tasks] == ["matchReview"]
    assert "/maritalStatus" in tasks[0]["subject"]


async def test_a_plain_change_cannot_say_that_a_merge_was_applied_or_reversed(bank: Running) -> None:
    """API-219."""
    one, other = await pair(bank)
    event = (await merge(bank, one, other, preview=True)).json()
    path = f"merge-events/{event['id']}"
    assert (await patch(bank, path, {"status": "approved"})).status_code == 200
    answer = await patch(bank, path, {"status": "applied"})
    assert (answer.status_code, requirements(answer)) == (409, ["API-219"])
    applied = (await merge(bank, one, other)).json()
    assert (applied["id"], applied["status"]) == (event["id"], "applied")


async def test_nothing_personal_is_in_ids_or_refusals(bank: Running) -> None:
    """I8, SEC: ids of all that a merge makes are random or digests."""
    one, other = await pair(bank)
    event = (await merge(bank, one, other)).json()
    for path in ("source-records", "party-links"):
        for each in (await read(bank, path))["entries"]:
            assert not any(text in each["resource"]["id"] for text in (NUMBERS[0], "1949", "李"))
    refused = await merge(bank, one, other)
    assert refused.status_code == 409
    assert not any(text in refused.text for text in (NUMBERS[0], "1949-12", "李秀英"))
    assert event["id"]


async def test_a_source_key_of_either_record_leads_to_the_golden_one(bank: Running) -> None:
    """API-220, API-221, API-222, I1."""
    one, other = await pair(bank)
    await merge(bank, one, other)
    query = {"system": "https://w3id.org/crmstandard/1/systems/record"}
    for each in (one, other):
        answer = await bank.call("GET", "/v1/party-links:resolve", params={**query, "sourceId": each["id"]})
        assert answer.json()["golden"]["id"] == one["id"]
    answer = await bank.call("GET", "/v1/party-links:resolve", params={**query, "sourceId": "nobody"})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        (["granted"], [], True),
        (["granted"], ["granted"], True),
        (["granted"], ["denied"], False),
        (["withdrawn"], ["granted"], False),
        (["denied", "granted"], ["granted"], True),
        ([], [], False),
    ],
)
def test_the_strictest_consent_holds_after_a_merge(one: list[str], other: list[str], agreed: bool) -> None:
    """API-210, I5: what one of the records refused is not permitted by what the other granted."""
    keys = ("Person", "a"), ("Person", "b")
    consents = {
        key: [
            {"party": {"type": key[0], "id": key[1]}, "purpose": "directMarketing", "status": each} for each in states
        ]
        for key, states in zip(keys, (one, other), strict=True)
    }
    known = Agreements(consents, {}, {keys[0]: keys, keys[1]: keys})
    for key in keys:
        document = {"resourceType": "Person", "id": key[1]}
        assert consented("Person", document, "directMarketing", "org-1", "2026-01-01T00:00:00Z", known) is agreed


async def test_of_two_open_customers_of_one_bank_unit_one_is_replaced_and_comes_back(settings: Settings) -> None:
    """API-213, API-209, API-216, I4: references stay as they were written, and customers come back."""
    customer = {"resourceType": "Customer", "customerType": "retail", "lifecycleStage": "prospect"}
    async with running(settings, [references_unchecked]) as bank:
        one, other = await pair(bank)
        unit = {"type": "OrganizationUnit", "id": "unit-1"}
        mine, theirs = [
            await make(bank, "customers", {**customer, "bankUnit": unit, "party": {"type": "Person", "id": each["id"]}})
            for each in (one, other)
        ]
        event = (await merge(bank, one, other)).json()
        replaced = await read(bank, f"customers/{theirs['id']}")
        assert replaced["replacedBy"] == {"type": "Customer", "id": mine["id"]}
        assert replaced["party"]["id"] == other["id"]
        assert members(await read(bank, f"customers/{mine['id']}")) == members(mine)
        assert (await unmerge(bank, event)).status_code == 200
        assert members(await read(bank, f"customers/{theirs['id']}")) == members(theirs)
