"""The mutants: each really answers something otherwise than the right server, and names what exists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crmserver.settings import Settings
from crmstandard.requirements import requirements
from tests.mutants import Mutant, mutants
from tests.mutants.faults import deliveries
from tests.mutants.probing import settled, transcript
from tests.server.running import running

pytestmark = pytest.mark.anyio
Transcript = list[tuple[str, int, dict[str, str], bytes]]
RIGHT: dict[str, Transcript] = {}
LEAST = 40
FAILING = ("API-174", "API-178")  # what is broken by an answer of 500 and more


async def _transcript(template: Path, folder: Path, each: Mutant | None) -> Transcript:
    database = str(shutil.copy(template, folder / f"{each.name if each else 'right'}.db"))
    settings = Settings(database=database, files=str(folder / "files"), durable=False, log_level="error")
    async with running(settings, [settled, *([each.fault] if each else [])]) as server:
        return await transcript(server)


async def _right(template: Path, folder: Path) -> Transcript:
    key = str(template)
    if key not in RIGHT:
        RIGHT[key] = await _transcript(template, folder, None)
    return RIGHT[key]


async def test_the_right_server_answers_the_same_twice(sqlite_template: Path, tmp_path: Path) -> None:
    first = await _right(sqlite_template, tmp_path)
    assert await _transcript(sqlite_template, tmp_path, None) == first
    assert not [name for name, status, _, _ in first if status >= 500]


# What is delivered to an endpoint shows there alone; tests/conformance/test_kill_matrix.py has one.
ANSWERING = [each for each in mutants() if each.fault.__module__ != deliveries.__name__]


@pytest.mark.slow
@pytest.mark.parametrize("each", ANSWERING, ids=lambda each: f"{each.requirement} {each.name}")
async def test_a_mutant_answers_otherwise_than_the_right_server(
    each: Mutant, sqlite_template: Path, tmp_path: Path
) -> None:
    right, wrong = await _right(sqlite_template, tmp_path), await _transcript(sqlite_template, tmp_path, each)
    assert [name for name, *_ in wrong] == [name for name, *_ in right]
    differing = [name for (name, *told), (_, *expected) in zip(wrong, right, strict=True) if told != expected]
    assert differing
    assert not [name for name, status, _, _ in wrong if status >= 500 and each.requirement not in FAILING]


async def test_there_are_mutants_of_many_requirements_that_exist() -> None:
    found = mutants()
    assert len(found) >= LEAST
    assert {each.requirement for each in found} <= requirements().keys()
