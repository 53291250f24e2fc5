"""Nobody finds out what a member holds that is masked for them by asking in another way: by references, rows, changes,
steps of a patch or keys.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from crmserver.settings import Settings
from crmserver.store.unit import Unit
from tests.mutants.probing import settled
from tests.server.bulk import imported, lines
from tests.server.running import creatable, references_unchecked, running, samples
from tests.server.telling import MERGE, answered
from tests.vectors import valid_document

pytestmark = pytest.mark.anyio
Document = dict[str, Any]


async def test_nobody_asks_by_identifiers_that_are_masked(settings: Settings) -> None:
    """SEC-065: a reference by a number would tell whether a person has it, and who."""
    person = {key: value for key, value in valid_document("Person/full").items() if not key.startswith("replace")}
    person |= {"status": "active", "id": "anna"}
    number = {key: person["identifiers"][0][key] for key in ("system", "value")}
    owner = {"type": "OrganizationUnit", "id": "branch"}
    task = {"resourceType": "Task", "taskType": "matchReview", "subject": "x", "priority": "high", "owner": owner}
    async with running(settings, [settled]) as server:

        def work(unit: Unit) -> None:
            unit.create("Person", {key: copy.deepcopy(person[key]) for key in person if key != "deathDate"})
            unit.create("Person", copy.deepcopy({**person, "id": "other", "identifiers": []}))

        await server.server.store.run("bank", work)
        for value in (number["value"], "110105194912310038"):
            about = [{"type": "Person", "identifier": {**number, "value": value}}]
            answer = await server.call("POST", "/v1/tasks", {**task, "about": about}, caller={"clearance": "I"})
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (403, "SEC-065"), answer.text
            assert answer.json()["errors"][0]["pointer"] == "/about/0/identifier"
            body = {"source": about[0], "reason": {"text": "x"}, "preview": True}
            headers = {"if-match": "*"}
            answer = await server.call(
                "POST", "/v1/persons/other:merge", body, headers=headers, caller={"clearance": "I"}
            )
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (403, "SEC-065"), answer.text
        answer = await server.call("POST", "/v1/tasks", {**task, "about": about}, caller={"clearance": "P"})
        assert answer.status_code == 422, answer.text


async def test_no_row_of_an_import_asks_by_identifiers_that_are_masked(settings: Settings) -> None:
    """SEC-065: two rows that differ in the number alone come to the same outcome, whether a person has it or not."""
    person = {**valid_document("Person/minimal"), "id": "anna"}
    number = {key: valid_document("Person/full")["identifiers"][0][key] for key in ("system", "value")}
    owner = {"type": "OrganizationUnit", "id": "branch"}
    task = {"resourceType": "Task", "taskType": "matchReview", "subject": "x", "priority": "high", "owner": owner}
    rows = [
        {**task, "id": f"t-{place}", "about": [{"type": "Person", "identifier": {**number, "value": value}}]}
        for place, value in enumerate((number["value"], "110105194912310038"))
    ]
    async with running(settings, [settled]) as server:
        await server.server.store.run(
            "bank", lambda unit: unit.create("Person", {**person, "identifiers": [{**number, "type": "nationalId"}]})
        )
        told = {}
        for clearance in "IP":
            who = {"caller": {"clearance": clearance}}
            _, found = await imported(server, lines(rows), "partial", **who)
            told[clearance] = [
                sorted((each["requirement"], each["pointer"]) for each in row["errors"]) for row in found
            ]
        masked = ("SEC-065", "/about/0/identifier")
        assert told["I"] == [[("GEN-060", "/owner/id"), masked]] * 2
        assert told["P"][0] != told["P"][1]
        assert masked not in [*told["P"][0], *told["P"][1]]


async def test_a_change_that_is_refused_anyway_does_not_compare_with_what_is_masked(settings: Settings) -> None:
    """SEC-065: the day of birth cannot be halved in by days of death that the status refuses in any case."""
    person = {key: value for key, value in valid_document("Person/full").items() if not key.startswith("replace")}
    person = {key: value for key, value in person.items() if key != "deathDate"} | {"status": "active", "id": "anna"}
    assert "1940" < person["birthDate"] < "1960"
    headers = {"content-type": MERGE, "if-match": "*"}
    async with running(settings, [settled, references_unchecked]) as server:
        await server.server.store.run("bank", lambda unit: unit.create("Person", copy.deepcopy(person)))
        told = {}
        for highest in "IP":
            told[highest] = [
                await answered(
                    server,
                    "bank",
                    {"clearance": highest},
                    ("PATCH", "/v1/persons/anna", {"deathDate": f"{year}-01-01"}),
                    **headers,
                )
                for year in ("1940", "1960")
            ]
        assert told["I"][0] == told["I"][1]
        assert told["I"][0].startswith("422")
        assert "PTY-007" in told["I"][0]
        assert ["PTY-006" in each for each in told["P"]] == [True, False]


@pytest.mark.parametrize("op", ["add", "replace", "remove", "test"])
async def test_no_operation_tells_how_a_hidden_member_is_made(op: str, settings: Settings) -> None:
    """SEC-065: a place that is there and one that is not are refused alike, though a later operation fails anyway."""
    person = {key: value for key, value in valid_document("Person/full").items() if not key.startswith("replace")}
    person |= {"status": "active", "id": "anna"}
    headers = {"content-type": JSON_PATCH, "if-match": "*"}
    async with running(settings, [settled, references_unchecked]) as server:
        await server.server.store.run("bank", lambda unit: unit.create("Person", copy.deepcopy(person)))
        told = []
        for place in ("/contactPoints/0/value", "/contactPoints/99/value"):
            steps = [{"op": op, "path": place, "value": "x"}, {"op": "test", "path": "/status", "value": "never"}]
            question = ("PATCH", "/v1/persons/anna", steps)
            told.append(await answered(server, "bank", {"clearance": "I"}, question, **headers))
        assert told[0] == told[1]
        assert told[0].startswith("403")


async def test_a_search_by_a_masked_member_leaves_its_trace(settings: Settings) -> None:
    """SEC-072: one event of the refusal, as of a refused scope."""
    async with running(settings) as server:
        for caller in ({"clearance": "P"}, {"scopes": ["channel.read"]}):
            answer = await server.call("GET", "/v1/persons?pepStatus[exists]=true", caller=caller)
            assert answer.status_code == 403, answer.text
            denied = await server.call("GET", "/v1/audit-events?decision=deny&objectType=Person&action=search")
            assert len(denied.json()["entries"]) == (1 if "clearance" in caller else 2)


async def test_a_key_gives_no_answer_again_to_who_sees_less(settings: Settings) -> None:
    """SEC-060, API-032: the answer that is kept was made for another clearance or purpose."""
    person = creatable(next(each for each in samples("Person") if "birthDate" in each and each["status"] == "active"))
    headers = {"idempotency-key": "the-same"}
    async with running(settings, [references_unchecked]) as server:
        made = await server.call("POST", "/v1/persons", person, headers=headers, caller={"clearance": "P"})
        assert made.status_code == 201, made.text
        again = await server.call("POST", "/v1/persons", person, headers=headers, caller={"clearance": "P"})
        assert (again.status_code, again.content) == (201, made.content)
        other = await server.call("POST", "/v1/persons", person, headers=headers, caller={"clearance": "I"})
        assert (other.status_code, other.json()["errors"][0]["requirement"]) == (422, "API-032")


JSON_PATCH = "application/json-patch+json"
