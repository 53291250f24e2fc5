"""Each server that is wrong on purpose is caught by the check of the requirement that it breaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crmconformance.registry import checks_of
from tests.conformance.matrix import is_caught, keep, row_of
from tests.conformance.systems import reference, run_against, settings_for, sleep_for
from tests.mutants import Mutant, mutants

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.usefixtures("whole_matrix")]
CHECKED = [
    pytest.param(each, id=f"{each.requirement}-{each.name}") for each in mutants() if checks_of(each.requirement)
]


@pytest.mark.parametrize("mutant", CHECKED)
async def test_a_mutant_is_caught_by_its_own_check(mutant: Mutant, empty: Path, tmp_path: Path) -> None:
    database = shutil.copy(empty, tmp_path / "bank.db")
    more = settings_for(mutant.requirement, tmp_path)
    async with reference(tmp_path, str(database), [mutant.fault], **more) as app:
        recording = await run_against(app, tmp_path, mutant.requirement, sleep=sleep_for(mutant.requirement))
    row = row_of(mutant.name, [mutant.requirement], recording)
    keep(row)
    assert is_caught(row), {key: row["outcome"] for key, row in list(recording.verdicts.items())[:3]}
