"""Requests that a generator made up and that were once answered otherwise than the description says."""

from __future__ import annotations

from typing import Any

import pytest

from crmserver.settings import Settings
from crmstandard.validators.structure import judge
from tests.server.running import running

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "query",
    ["sort=,,,,", "sort=", "sort=id,", "fields=", "fields=names,", "include=", "segmentVersion=" + "0" * 257],
)
async def test_a_value_that_does_not_fit_its_parameter_is_refused(settings: Settings, query: str) -> None:
    async with running(settings) as server:
        answer = await server.call("GET", f"/v1/segment-memberships?{query}")
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize(
    "query",
    [
        "nationalities=XX9",
        "nationalities=DE&nationalities=XX",
        "nationalities=&nationalities=",
        "residenceCountry[ne]=de",
        "residenceCountry[in]=DE,QQ",
    ],
)
async def test_a_country_that_is_none_is_not_searched_for(settings: Settings, query: str) -> None:
    async with running(settings) as server:
        answer = await server.call("GET", f"/v1/persons?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (400, "API-102")


@pytest.mark.parametrize("identifier", ["%20", "null,null", "a%2Fb", "x" * 65])
async def test_the_trail_stays_valid_whatever_was_asked_for(settings: Settings, identifier: str) -> None:
    async with running(settings) as server:
        assert (await server.call("GET", f"/v1/persons/{identifier}")).status_code == 404
        await server.call("GET", f"/v1/persons/{identifier}/history")
        trail = (await server.call("GET", "/v1/audit-events")).json()["entries"]
    assert trail
    assert [fault for each in trail for fault in judge("AuditEvent").findings(each["resource"])] == []


async def test_a_client_that_goes_away_in_its_body_is_no_failure_of_the_server(settings: Settings) -> None:
    """Else anybody could fill the log of failures, without a token."""
    sent: list[Any] = []

    async def gone() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    async with running(settings) as server:
        form = [(b"content-type", b"application/x-www-form-urlencoded")]
        about = {"method": "POST", "path": "/oauth/token", "raw_path": b"/oauth/token", "query_string": b""}
        await server.app({"type": "http", "headers": form, **about}, gone, send)
    assert sent[0]["status"] == 400
