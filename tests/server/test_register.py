"""The register of outsourcing contracts in the form dora: complete, linked, and of its reference date."""

from __future__ import annotations

from typing import Any

import pytest

from crmserver.settings import Settings
from crmstandard.registers import forms
from crmstandard.sample.numbers import legal_entity_id
from tests.server.running import Running, creatable, references_unchecked, running, samples
from tests.server.test_identity_merging import BANK, make

pytestmark = pytest.mark.anyio
LINKS = [
    ("B_02.02", "c0010", "B_02.01", "c0010"),
    ("B_02.02", "c0030", "B_05.01", "c0010"),
    ("B_02.02", "c0050", "B_06.01", "c0010"),
    ("B_03.02", "c0020", "B_05.01", "c0010"),
    ("B_05.02", "c0010", "B_02.01", "c0010"),
    ("B_05.02", "c0030", "B_05.01", "c0010"),
    ("B_05.02", "c0060", "B_05.01", "c0010"),
    ("B_07.01", "c0010", "B_02.01", "c0010"),
    ("B_07.01", "c0020", "B_05.01", "c0010"),
]


async def contract(bank: Running, **members: Any) -> Any:
    lei = {"system": "urn:iso:std:iso:17442", "type": "lei", "value": legal_entity_id(9)}
    firm = {"resourceType": "Organization", "orgType": "legalEntity", "status": "active", "identifiers": [lei]}
    provider = await make(bank, "organizations", {**firm, "names": [{"use": "legal", "text": "Hotline AG"}]})
    document = {**creatable(samples("OutsourcingContract")[-1]), "status": "proposed", **members}
    document["provider"] = {"type": "Organization", "id": provider["id"]}
    return await make(bank, "outsourcing-contracts", document)


def test_each_template_has_its_columns_and_none_twice() -> None:
    codes = [each["code"] for each in forms()["dora"]["templates"]]
    assert len(codes) == len(set(codes)) == 15


async def test_the_register_is_linked_and_has_each_template_and_column(settings: Settings) -> None:
    """API-226."""
    async with running(settings, [references_unchecked, lambda server: setattr(server, "begin", _as_given)]) as bank:
        await make(bank, "organization-units", BANK)
        made = await contract(bank, status="inService")
        answer = await bank.call("GET", "/v1/outsourcing-contracts:register?format=dora")
        assert answer.status_code == 200, answer.text
        templates = {each["code"]: each for each in answer.json()["templates"]}
        expected = {each["code"]: list(each["columns"]) for each in forms()["dora"]["templates"]}
        assert {code: each["columns"] for code, each in templates.items()} == expected
        assert [row["c0010"] for row in templates["B_02.01"]["rows"]] == [made["reference"]]
        assert templates["B_02.02"]["rows"][0]["c0020"] == BANK["lei"]
        assert len(templates["B_05.02"]["rows"]) == 1 + len(made["subcontractors"])
        for code, column, other, key in LINKS:
            values = {row[column] for row in templates[code]["rows"] if column in row}
            assert values, (code, column)
            assert values <= {row[key] for row in templates[other]["rows"]}, (code, column)


READS = ("outsourcingContract", "organization", "organizationUnit")


@pytest.mark.parametrize("left_out", READS[1:])
async def test_the_register_shows_no_record_that_the_caller_may_not_read(left_out: str, settings: Settings) -> None:
    """SEC-025, SEC-060: neither the unit that keeps it nor the providers."""
    async with running(settings, [references_unchecked, lambda server: setattr(server, "begin", _as_given)]) as bank:
        await make(bank, "organization-units", BANK)
        made = await contract(bank, status="inService")
        shown: dict[str, tuple[str, ...]] = {
            "organizationUnit": (str(BANK["lei"]),),
            "organization": ("Hotline AG", legal_entity_id(9)),
        }
        path = "/v1/outsourcing-contracts:register?format=dora"
        whole = await bank.call("GET", path, caller={"scopes": [f"{each}.read" for each in READS]})
        assert all(each in whole.text for values in shown.values() for each in values)
        less = await bank.call("GET", path, caller={"scopes": [f"{each}.read" for each in READS if each != left_out]})
        assert (less.status_code, made["reference"] in less.text) == (200, True)
        assert [each["code"] for each in less.json()["templates"]] == list(_codes(whole))
        for resource, values in shown.items():
            assert [each in less.text for each in values] == [resource != left_out] * len(values)


def _codes(answer: Any) -> list[str]:
    return [each["code"] for each in answer.json()["templates"]]


def _as_given(resource: str, document: dict[str, Any], caller: Any, at: str) -> None:
    """Takes a record in the state in which it is given."""


async def test_a_form_or_date_that_is_not_known_is_refused(settings: Settings) -> None:
    async with running(settings) as bank:
        for query in ("format=sarbanes", "", "format=dora&asOf=yesterday", "format=dora&colour=red"):
            answer = await bank.call("GET", f"/v1/outsourcing-contracts:register?{query}")
            assert answer.status_code == 400, query
        empty = await bank.call("GET", "/v1/outsourcing-contracts:register?format=dora&asOf=2020-01-01")
        assert (empty.status_code, empty.json()["asOf"]) == (200, "2020-01-01")
