"""Walks at random: what they find in a wrong server, the shortest way to it, and that a recording tells the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from crmconformance.journal import Recording
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.verdicts import FAIL, PASS
from crmconformance.walking import TRIED, keeps_the_model, moves_of
from crmstandard import schemas
from tests.conformance.systems import reference, run_against
from tests.conformance.wrapping import around
from tests.conformance.wrong import wrong_servers

pytestmark = pytest.mark.anyio
EVERYTHING = ["create", "read", "replace", "patch", "delete", "search", "history"]
WHOLE = Target({"resources": [{"name": name, "operations": EVERYTHING} for name in schemas.resources()]})


async def _walked(folder: Path, name: str, *requirements: str) -> Recording:
    ways = [each.make() for each in wrong_servers() if each.name == name]
    async with reference(folder, str(folder / "bank.db")) as app:
        return await run_against(around(app, *ways), folder, *requirements, seed="of the tests")


def _outcomes(recording: Recording) -> list[dict[str, Any]]:
    return [
        row["outcome"] for row in recording.verdicts.values() if row["outcome"]["check"] == keeps_the_model.__name__
    ]


async def test_a_right_server_keeps_the_model(tmp_path: Path) -> None:
    found = _outcomes(await _walked(tmp_path, "", *TRIED))
    assert {each["requirement"]: each for each in found if each["verdict"] != PASS} == {}
    assert {each["requirement"] for each in found} == set(TRIED)


@pytest.mark.parametrize(
    ("name", "requirement", "way"),
    [
        ("keeps_the_last_three_versions", "API-070", r"create(, (patch|put)){3}, history"),
        ("counts_versions_with_one_digit", "API-041", r"create(, (patch|put)){3}"),
        ("forgets_a_key_when_its_record_changes", "API-030", r"create, (patch|put), repeated create"),
        (
            "loses_a_member_when_it_refuses_the_next_change",
            "API-067",
            r"create(, (patch|put)){2}, wrong change, read",
        ),
    ],
)
async def test_a_walk_shows_the_shortest_way_to_a_fault(name: str, requirement: str, way: str, tmp_path: Path) -> None:
    recording = await _walked(tmp_path, name, requirement)
    found = [each for each in _outcomes(recording) if each["verdict"] == FAIL]
    assert found
    for each in found:
        assert re.fullmatch(way, each["fault"]["observed"].partition(" after ")[2]), each["fault"]
    told = next(each for each in report(recording)["requirements"] if each["id"] == requirement)
    shown = next(each for each in told["faults"] if each["check"] == keeps_the_model.__name__)
    assert shown["curl"].startswith("curl ")
    assert replayed(recording).disagreements == ()


def test_the_same_seed_walks_the_same_way() -> None:
    def moves(seed: str) -> Any:
        return moves_of(Trial("shared:walk/Lead", seed, WHOLE), "Lead")

    assert moves("one") == moves("one") != moves("two")


def test_a_walk_does_only_what_is_offered() -> None:
    target = Target({"resources": [{"name": "Lead", "operations": ["create", "read"]}]})
    assert {each.act for each in moves_of(Trial("x", "y", target), "Lead")} == {"create", "read", "repeated create"}
