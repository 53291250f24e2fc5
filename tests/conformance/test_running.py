"""A run against the reference server: everything that it checks is kept, and its record comes to the same again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from crmconformance import discovery
from crmconformance.journal import FILE, Recording
from crmconformance.registry import checks
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.running import replay_of
from crmconformance.target import Target, collection
from crmconformance.verdicts import PASS
from tests.conformance.systems import promises, reference, run_against, sleep_for

pytestmark = pytest.mark.anyio
AGAIN = """
import sys
from pathlib import Path
from crmconformance.journal import Recording
from crmconformance.replaying import replayed

print(replayed(Recording(Path(sys.argv[1]).read_bytes())).disagreements)
"""
FEW = ("API-001", "API-021", "API-041", "API-042", "API-045")


async def _run(folder: Path, *requirements: str, database: str = "") -> Recording:
    async with reference(folder, database or str(folder / "bank.db")) as app:
        return await run_against(app, folder, *requirements)


@pytest.mark.slow
async def test_the_reference_server_keeps_what_is_checked(tmp_path: Path, database: str) -> None:
    recording = await _run(tmp_path, *(identifier for identifier, _ in checks()), database=database)
    found = {each["id"]: each for each in report(recording)["requirements"] if each["trials"]}
    wrong = {name: each for name, each in found.items() if each["verdict"] not in (PASS, "NOT_APPLICABLE")}
    assert {name: (each["verdict"], each["subjects"], each["reasons"]) for name, each in wrong.items()} == {}
    if "postgresql" not in database:  # once is enough: what is computed again does not know the database
        assert _disagreements_elsewhere(tmp_path) == "()"


async def test_the_reference_server_keeps_what_it_promises(tmp_path: Path) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db"), **promises(tmp_path)) as app:
        recording = await run_against(app, tmp_path, classes=("serviceQuality",), sleep=sleep_for("API-171"))
    found = {each["id"]: each["verdict"] for each in report(recording)["requirements"] if each["trials"]}
    assert found == dict.fromkeys(("API-170", "API-171", "API-176", "API-177", "API-178"), PASS)
    assert replayed(recording).disagreements == ()


@pytest.mark.parametrize("requirements", [FEW, ("EVT-041", "EVT-045", "EVT-060", "EVT-061"), ("BLK-041",)])
async def test_a_recording_comes_to_the_same_verdicts(tmp_path: Path, requirements: tuple[str, ...]) -> None:
    recording = await _run(tmp_path, *requirements)
    again = replayed(recording)
    assert again.disagreements == ()
    assert again.count == len(recording.verdicts) > 0


async def test_a_recording_comes_to_the_same_verdicts_in_a_process_that_orders_sets_otherwise(tmp_path: Path) -> None:
    await _run(tmp_path, "API-091")
    assert _disagreements_elsewhere(tmp_path) == "()"


def _disagreements_elsewhere(folder: Path) -> str:
    """What another process finds that computes the verdicts again."""
    command = [sys.executable, "-c", AGAIN, str(folder / "conformance-run" / FILE)]
    hashes = {"PYTHONHASHSEED": str(int(os.environ.get("PYTHONHASHSEED", "0").replace("random", "0")) + 1)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=300, env={**os.environ, **hashes}
    )
    return done.stdout.strip()


def _changed(recording: Path, change: object) -> Recording:
    lines = [orjson.loads(line) for line in recording.read_bytes().splitlines()]
    return Recording(b"\n".join(map(orjson.dumps, change(lines))))  # type: ignore[operator]


async def test_an_exchange_that_was_removed_is_noticed(tmp_path: Path) -> None:
    await _run(tmp_path, *FEW)
    path = tmp_path / "conformance-run" / FILE
    at = next(n for n, each in enumerate(map(orjson.loads, path.read_bytes().splitlines())) if "asks" in each and n > 5)
    shorter = _changed(path, lambda lines: lines[:at] + lines[at + 1 :])
    assert replayed(shorter).disagreements


async def test_an_answer_that_was_changed_is_noticed(tmp_path: Path) -> None:
    await _run(tmp_path, "API-042")

    def forge(lines: list[dict[str, object]]) -> list[dict[str, object]]:
        for each in lines:
            for answer in each.get("answers", ()):  # type: ignore[attr-defined]
                if answer["status"] == 304:
                    answer["status"] = 200
        return lines

    forged = _changed(tmp_path / "conformance-run" / FILE, forge)
    assert {"API-042"} == {each.requirement for each in replayed(forged).disagreements}


async def test_nothing_is_left_behind_that_can_be_deleted(tmp_path: Path) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db")) as app:
        recording = await run_against(app, tmp_path, *FEW)
        target = discovery.recorded(replay_of(recording, Target({})))
        deletable = {collection(name) for name in target.offering("delete")}
        assert recording.ended is not None
        assert [each for each in recording.ended["leftovers"] if each.rpartition("/")[0] in deletable] == []


async def test_a_verdict_has_no_secret_in_its_record(tmp_path: Path) -> None:
    await _run(tmp_path, *FEW)
    raw = (tmp_path / "conformance-run" / FILE).read_text()
    assert re.findall(r"eyJ[A-Za-z0-9_-]{20,}", raw) == []
    assert "a-secret-of-the-tests" not in raw
