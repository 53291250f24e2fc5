"""Walks at random: what they find in a wrong server, the shortest way to it, and that a recording tells the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from crmconformance.journal import Recording
from crmconformance.models.basis import Course
from crmconformance.models.echo import ECHOES
from crmconformance.models.party import FAMILIES
from crmconformance.models.record import RECORDS
from crmconformance.models.steps import STEPS
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.verdicts import FAIL, PASS
from crmconformance.walking import moves_of, name_of
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


def _outcomes(recording: Recording, course: Course) -> list[dict[str, Any]]:
    return [row["outcome"] for row in recording.verdicts.values() if row["outcome"]["check"] == name_of(course)]


@pytest.mark.parametrize("course", [RECORDS, ECHOES, FAMILIES, STEPS], ids=name_of)
async def test_a_right_server_keeps_the_model(course: Course, tmp_path: Path) -> None:
    recording = await _walked(tmp_path, "", *course.tried)
    found = _outcomes(recording, course)
    assert {each["requirement"]: each for each in found if each["verdict"] != PASS} == {}
    assert {each["requirement"] for each in found} == set(course.tried)
    assert replayed(recording).disagreements == ()


@pytest.mark.parametrize(
    ("course", "name", "requirement", "way"),
    [
        (RECORDS, "keeps_the_last_three_versions", "API-070", r"create(, (patch|put)){3}, history"),
        (RECORDS, "counts_versions_with_one_digit", "API-041", r"create(, (patch|put)){3}"),
        (RECORDS, "forgets_a_key_when_its_record_changes", "API-030", r"create, (patch|put), repeated create"),
        (
            RECORDS,
            "loses_a_member_when_it_refuses_the_next_change",
            "API-067",
            r"create(, (patch|put)){2}, wrong change, read",
        ),
        (FAMILIES, "loses_what_was_changed_before_a_merge", "API-214", "create, edit, merge, unmerge"),
        (FAMILIES, "keeps_what_was_changed_after_a_merge", "API-214", "create, merge, edit, unmerge"),
        (FAMILIES, "takes_a_merge_back_twice", "API-217", "create, merge, unmerge, second unmerge"),
        (
            FAMILIES,
            "takes_back_a_merge_on_which_another_one_is_built",
            "API-218",
            "create, merge, merge, unmerge too early",
        ),
        (FAMILIES, "does_not_list_again_what_came_apart", "API-116", "create, merge, unmerge, search"),
        (FAMILIES, "still_says_what_a_record_was_merged_into", "API-214", "create, merge, unmerge"),
        (
            FAMILIES,
            "lets_a_record_change_that_is_retired_once_more",
            "API-065",
            "create, merge, unmerge, merge, edit of a retired",
        ),
        (FAMILIES, "exports_a_retired_record_as_it_was_before", "BLK-007", "create, merge, export"),
        (STEPS, "takes_steps_of_a_deleted_record", "API-045", "create, delete, (wrong )?step"),
        (STEPS, "offers_the_first_states_once_a_record_was_changed", "API-081", "create, step, change, wrong step"),
        (STEPS, "enters_a_refused_step_with_the_next_change", "API-083", "create, wrong step, change"),
        (STEPS, "tells_a_step_as_a_change_after_one_that_was_refused", "EVT-003", "create, wrong step, step, feed"),
        (
            ECHOES,
            "tells_twice_what_comes_after_a_refusal",
            "EVT-001",
            "create(, change)?, change in vain, change, feed",
        ),
        (ECHOES, "exports_what_it_exported_before", "BLK-007", "create, export, change, export"),
        (ECHOES, "lists_a_deletion_in_one_export_alone", "BLK-013", "create, delete, deletions, deletions"),
    ],
)
async def test_a_walk_shows_the_shortest_way_to_a_fault(
    course: Course, name: str, requirement: str, way: str, tmp_path: Path
) -> None:
    recording = await _walked(tmp_path, name, requirement)
    found = [each for each in _outcomes(recording, course) if each["verdict"] == FAIL]
    assert found
    for each in found:
        assert re.fullmatch(way, each["fault"]["observed"].rpartition(" after ")[2]), each["fault"]
    told = next(each for each in report(recording)["requirements"] if each["id"] == requirement)
    shown = next(each for each in told["faults"] if each["check"] == name_of(course))
    assert shown["curl"].startswith("curl ")
    assert replayed(recording).disagreements == ()


def test_the_same_seed_walks_the_same_way() -> None:
    def moves(seed: str) -> Any:
        return moves_of(Trial("shared:walk/Lead", seed, WHOLE), RECORDS, "Lead")

    assert moves("one") == moves("one") != moves("two")


def test_a_walk_does_only_what_is_offered() -> None:
    target = Target({"resources": [{"name": "Lead", "operations": ["create", "read"]}]})
    trial = Trial("x", "y", target)
    assert {each.act for each in moves_of(trial, RECORDS, "Lead")} == {"create", "read", "repeated create"}
    assert {"feed", "export"}.isdisjoint(each.act for each in moves_of(trial, FAMILIES, "Lead"))
