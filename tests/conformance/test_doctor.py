"""What stands in the way of a run is a finding about the configuration with its remedy, and no failure."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from crmconformance.doctor import Advice, examine
from crmconformance.settings import Client, Configuration
from tests.conformance.systems import configuration, reference
from tests.conformance.wrapping import Asked, Next, Told, Way, around

pytestmark = pytest.mark.anyio
MINUTES = 60
MAIN: Mapping[str, Client] = {
    "expired": Client("main", token="file:expired.jwt"),
    "few scopes": Client("main", "reader", secret="file:secret.txt"),
    "another's secret": Client("main", "main", secret="file:clients.json"),
}


def clock(minutes: int) -> Way:
    async def way(asked: Asked, following: Next) -> Told:
        at = email.utils.formatdate(time.time() + minutes * MINUTES, usegmt=True)
        return (await following(asked)).having(date=at)

    return way


async def only_reads(asked: Asked, following: Next) -> Told:
    if asked.method == "POST" and asked.path.startswith("/v1/"):
        return Told(405, (("content-type", "text/plain"), ("allow", "GET")), b"this is a copy to read")
    return await following(asked)


async def _advice(folder: Path, *ways: Way, main: str = "") -> list[Advice]:
    async with reference(folder, str(folder / "bank.db")) as app:
        http: Any = httpx.AsyncClient(transport=httpx.ASGITransport(app=around(app, *ways)))
        chosen: Configuration = configuration(folder)
        if main:
            chosen = replace(chosen, clients={**chosen.clients, "main": MAIN[main]})
        return [each async for each in examine(chosen, may_write=False, http=http)]


async def test_nothing_stands_in_the_way_of_a_right_configuration(tmp_path: Path) -> None:
    found = await _advice(tmp_path, clock(0))
    assert [each for each in found if each.state == "stop"] == []
    assert {"found", "clock", "reads", "writes"} <= {each.code for each in found}


@pytest.mark.parametrize(
    ("way", "main", "code"),
    [
        (clock(10), "", "skew"),
        (clock(-10), "", "skew"),
        (clock(0), "expired", "refusedToken"),
        (clock(0), "few scopes", "scopes"),
        (clock(0), "another's secret", "noToken"),
        (only_reads, "", "readOnly"),
    ],
)
async def test_what_stands_in_the_way_is_told_with_its_remedy(way: Way, main: str, code: str, tmp_path: Path) -> None:
    found = await _advice(tmp_path, way, main=main)
    assert [each.code for each in found if each.state == "stop"] == [code]
    assert found[-1].code == code
    for lang in ("en", "zh"):
        assert found[-1].text(lang)
        assert found[-1].fix(lang)


async def yes_to_everything(asked: Asked, following: Next) -> Told:
    told = Told(200, (("content-type", "application/json"),), b"{}")
    return told if asked.path.startswith("/v1/") and asked.method != "GET" else await following(asked)


async def down(asked: Asked, following: Next) -> Told:
    told = Told(500, (("content-type", "text/html"),), b"<h1>Server Error</h1>")
    return told if asked.path.startswith("/v1/") else await following(asked)


@pytest.mark.parametrize(("way", "codes"), [(yes_to_everything, {"oddWrites"}), (down, {"oddReads", "oddWrites"})])
async def test_what_is_wrong_with_the_system_does_not_keep_a_run_from_saying_so(
    way: Way, codes: set[str], tmp_path: Path
) -> None:
    found = await _advice(tmp_path, way)
    assert [each.code for each in found if each.state == "stop"] == []
    odd = [each for each in found if each.code.startswith("odd")]
    assert {each.code for each in odd} == codes
    assert all(each.state == "warning" and each.fix("en") and each.fix("zh") for each in odd)
