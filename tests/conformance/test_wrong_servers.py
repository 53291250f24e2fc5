"""Servers with the mistakes that vendors make are failed: each by a check of a requirement that it breaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crmconformance.verdicts import FAIL
from tests.conformance.matrix import is_caught, is_stopped, keep, row_of
from tests.conformance.systems import reference, run_against, settings_for, sleep_for
from tests.conformance.wrapping import around
from tests.conformance.wrong import wrong_servers
from tests.conformance.wrong.registry import Wrong

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.usefixtures("whole_matrix")]


@pytest.mark.parametrize("wrong", wrong_servers(), ids=lambda each: each.name)
async def test_a_wrong_server_is_failed(wrong: Wrong, empty: Path, tmp_path: Path) -> None:
    database = shutil.copy(empty, tmp_path / "bank.db")
    more = settings_for(wrong.requirements[0], tmp_path)
    async with reference(tmp_path, str(database), **more) as app:
        odd, sleep = around(app, wrong.make()), sleep_for(wrong.requirements[0])
        recording = await run_against(odd, tmp_path, *wrong.requirements, seed="of the tests", sleep=sleep)
    row = row_of(wrong.name, wrong.requirements, recording)
    keep(row)
    caught = is_caught(row) if wrong.verdict == FAIL else is_stopped(row)
    assert caught, {key: row["outcome"] for key, row in list(recording.verdicts.items())[:3]}
