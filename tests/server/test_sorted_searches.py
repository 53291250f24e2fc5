"""Searches by one field that are sorted by another."""

from __future__ import annotations

import pytest

from crmserver.settings import Settings
from tests.server.running import running


@pytest.mark.anyio
async def test_a_search_by_one_field_is_sorted_by_another(settings: Settings) -> None:
    """API-091, API-103, API-164: with an equality in front, with several orders, and page after page."""
    async with running(settings) as server:
        for day in (3, 1, 2):
            person = {
                "resourceType": "Person",
                "names": [{"use": "legal", "text": f"P{day}"}],
                "birthDate": f"1980-01-0{day}",
            }
            assert (await server.call("POST", "/v1/persons", {**person, "status": "active"})).status_code == 201
        for sort, expected in (
            ("birthDate", [1, 2, 3]),
            ("-birthDate,status", [3, 2, 1]),
            ("status,birthDate", [1, 2, 3]),
        ):
            path, days = f"/v1/persons?status=active&sort={sort}&limit=2", []
            while path:
                answer = await server.call("GET", path)
                assert answer.status_code == 200, answer.text
                days += [int(each["resource"]["birthDate"][-1]) for each in answer.json()["entries"]]
                path = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
            assert days == expected, sort


@pytest.mark.anyio
@pytest.mark.parametrize(("name", "path"), [("Person", "/v1/persons"), ("Case", "/v1/cases")])
async def test_the_statement_names_what_can_be_sorted_by(settings: Settings, name: str, path: str) -> None:
    """API-105, API-106."""
    async with running(settings) as server:
        stated = (await server.client.get("/.well-known/crmstandard")).json()
        (row,) = [each for each in stated["resources"] if each["name"] == name]
        single, others = row["sortFields"], sorted({*row["searchFields"], "noSuchField"} - {*row["sortFields"]})
        assert {"id", "meta.recordedAt"} < {*single}
        assert len(others) > 1
        for fields, status in ((single, 200), (others, 400)):
            answers = [(await server.call("GET", f"{path}?sort={field}")).status_code for field in fields]
            assert answers == [status] * len(fields)
