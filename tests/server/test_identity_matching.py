"""Matches through HTTP: order, evidence, limits, certainty, masks and tenants; and nothing that they change."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select

from crmserver.settings import Settings
from crmserver.store.fields import match_term
from crmserver.store.tables import entries, events, heads
from tests.server.running import Running, running

pytestmark = pytest.mark.anyio
RESIDENT = "https://w3id.org/crmstandard/1/systems/cn-resident-id"
NUMBERS = ("11010519491231002X", "110105194912310038", "440524188001010014")
MASKED = {"clearance": "I"}


@pytest.fixture
async def bank(settings: Settings) -> AsyncIterator[Running]:
    async with running(settings) as started:
        yield started


def resident(value: str) -> dict[str, str]:
    return {"system": RESIDENT, "type": "cnResidentId", "value": value}


def named(text: str, **members: Any) -> dict[str, Any]:
    return {"resourceType": "Person", "status": "active", "names": [{"use": "legal", "text": text}], **members}


async def created(bank: Running, document: dict[str, Any], **caller: Any) -> dict[str, Any]:
    answer = await bank.call("POST", "/v1/persons", document, caller=caller)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def match(bank: Running, known: dict[str, Any], **caller: Any) -> dict[str, Any]:
    answer = await bank.call("POST", "/v1/persons:match", known, caller=caller)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_best_candidate_comes_first_with_score_grade_and_evidence_of_each_field(bank: Running) -> None:
    """API-190, API-191, API-192."""
    likely = await created(bank, named("王小明", birthDate="1949-12-31"))
    sure = await created(bank, named("王晓明", identifiers=[resident(NUMBERS[0])]))
    maybe = await created(bank, named("王小明"))
    known = {"names": ["王小明"], "birthDate": "1949-12-31", "identifiers": [resident(NUMBERS[0])]}
    found = (await match(bank, known))["candidates"]
    assert [each["candidate"]["id"] for each in found] == [sure["id"], likely["id"], maybe["id"]]
    assert [each["grade"] for each in found] == ["certain", "probable", "possible"]
    assert [float(each["score"]) for each in found] == sorted((float(each["score"]) for each in found), reverse=True)
    for each in found:
        assert {row["path"] for row in each["evidences"]} == {"/identifiers", "/names", "/birthDate", "/contactPoints"}
    assert len((await match(bank, {**known, "count": 2}))["candidates"]) == 2


async def test_only_certain_matches_are_given_when_asked_and_none_where_there_are_several(bank: Running) -> None:
    """API-193, API-194."""
    known = {"names": ["王小明"], "identifiers": [resident(NUMBERS[0])], "onlyCertainMatches": True, "count": 1}
    assert (await match(bank, known))["candidates"] == []
    await created(bank, named("王小明"))
    one = await created(bank, named("王小明", identifiers=[resident(NUMBERS[0])]))
    found = await match(bank, known)
    assert [each["candidate"]["id"] for each in found["candidates"]] == [one["id"]]
    assert "reason" not in found
    await created(bank, named("王小明", identifiers=[resident(NUMBERS[0])]))
    found = await match(bank, known)
    assert (found["candidates"], bool(found["reason"])) == ([], True)


async def test_a_match_changes_no_record_and_raises_no_event_but_is_on_record(bank: Running) -> None:
    """API-195."""
    await created(bank, named("王小明"))

    def counts(connection: Any) -> tuple[Any, ...]:
        audit = bank.server.store.terms["AuditEvent"]
        records = select(func.count()).select_from(heads).where(heads.c.resource != audit)
        trail = select(func.count()).select_from(heads).where(heads.c.resource == audit)
        return tuple(connection.execute(each).scalar() for each in (records, select(func.count(events.c.seq)), trail))

    before = await bank.server.store.read(counts)
    assert (await match(bank, {"names": ["王小明"]}))["candidates"]
    after = await bank.server.store.read(counts)
    assert (after[:2], after[2]) == (before[:2], before[2] + 1)


async def test_a_conflict_of_national_numbers_is_never_certain(bank: Running) -> None:
    """API-196: another strong identifier agrees, yet the national numbers differ."""
    passport = {"system": "urn:example:passport", "type": "passport", "value": "E1234567", "issuingCountry": "CN"}
    await created(bank, named("王小明", identifiers=[resident(NUMBERS[0]), passport]))
    found = await match(bank, {"names": ["王小明"], "identifiers": [resident(NUMBERS[2]), passport]})
    assert [each["grade"] for each in found["candidates"]] == ["possible"]
    assert [each["identifierType"] for each in found["candidates"][0]["vetoes"]] == ["cnResidentId"]


async def test_what_is_masked_is_neither_compared_nor_shown(bank: Running) -> None:
    """SEC-066, SEC-065: a caller who sees no name and no number cannot find out by guesses either."""
    await created(bank, named("王小明", identifiers=[resident(NUMBERS[0])]))
    answer = await bank.call("POST", "/v1/persons:match", {"names": ["王小明"]}, caller=MASKED)
    assert answer.status_code == 403
    assert [each["requirement"] for each in answer.json()["errors"]] == ["SEC-065"]
    assert "王小明" not in answer.text


async def test_records_of_another_tenant_are_not_matched(bank: Running) -> None:
    """SEC-031."""
    await created(bank, named("王小明", identifiers=[resident(NUMBERS[0])]), tenant="bank-2")
    known = {"names": ["王小明"], "identifiers": [resident(NUMBERS[0])]}
    assert (await match(bank, known))["candidates"] == []
    assert len((await match(bank, known, tenant="bank-2"))["candidates"]) == 1


async def test_candidates_are_looked_up_by_digests_and_nothing_is_scanned(bank: Running) -> None:
    await created(bank, named("王小明", identifiers=[resident(NUMBERS[0])]))

    def plan(connection: Any) -> str:
        term = bank.server.store.terms[match_term("Person")]
        found = select(entries.c.id).where(entries.c.tenant == 1, entries.c.field == term, entries.c.value == "x")
        text = str(found.compile(connection, compile_kwargs={"literal_binds": True}))
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
        return " ".join(str(row) for row in connection.exec_driver_sql(f"{explain} {text}"))

    def keys(connection: Any) -> list[str]:
        term = bank.server.store.terms[match_term("Person")]
        return list(connection.execute(select(entries.c.value).where(entries.c.field == term)).scalars())

    shown = await bank.server.store.read(plan)
    assert "SEARCH" in shown or "Index" in shown
    stored = await bank.server.store.read(keys)
    assert stored
    assert all(len(each) == 32 and set(each) <= set("0123456789abcdef") for each in stored)


async def test_what_is_known_of_a_party_has_to_have_the_shape_of_a_request(bank: Running) -> None:
    for wrong in ({}, {"names": "王小明"}, {"nickname": "x"}, {"names": ["王小明"], "count": 0}):
        assert (await bank.call("POST", "/v1/persons:match", wrong)).status_code == 422
    assert (await bank.call("POST", "/v1/persons:match", b"{")).status_code == 400
