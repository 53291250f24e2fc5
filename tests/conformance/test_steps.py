"""Steps beyond a request: files that are served, requests by the thousand, waits that others use."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from crmconformance import planning
from crmconformance.checks.service_quality import limits
from crmconformance.driving import LONG, Live
from crmconformance.journal import Journal, Recording
from crmconformance.planning import Selection
from crmconformance.script import Script, shared, wait
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.verdicts import UNVERIFIED
from crmserver.server import Server
from tests.conformance.systems import promises, reference, run_against

pytestmark = pytest.mark.anyio


def _told(recording: Recording) -> dict[str, tuple[str, str]]:
    """Verdict and reason of each requirement."""
    rows = (each["outcome"] for each in recording.verdicts.values())
    return {row["requirement"]: (row["verdict"], row.get("reason", "")) for row in rows}


def _reaches_nobody(server: Server) -> None:
    server.permits = lambda *_: False


async def test_files_that_a_system_does_not_fetch_leave_an_import_open(tmp_path: Path) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db"), [_reaches_nobody]) as app:
        found = _told(await run_against(app, tmp_path, "BLK-041"))
    assert found == {"BLK-041": (UNVERIFIED, "the system has fetched no file from the endpoint of the suite")}


def test_without_an_endpoint_of_the_suite_an_import_by_manifest_stays_open() -> None:
    target = Target({"conformanceClasses": ["bulk"], "features": ["bulkImport"]})
    made = planning.plan(target, Selection(requirements=("BLK-041",)), {"main": True})
    told = {(each.verdict, each.reason) for each in made.settled if each.requirement == "BLK-041"}
    assert told == {(UNVERIFIED, "prerequisite: callback")}


async def test_the_records_of_files_are_cleared_up(tmp_path: Path) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db")) as app:
        recording = await run_against(app, tmp_path, "BLK-041")
    imported = [path for path in recording.own_records() if path.rpartition("/")[2].startswith("t")]
    assert recording.ended is not None
    assert len(imported) == 5
    assert not set(imported) & set(recording.ended["leftovers"])


async def test_a_limit_that_the_suite_cannot_exceed_leaves_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FIRST", 0.2)
    more = {**promises(tmp_path), "requests_per_minute": 1_000_000}
    async with reference(tmp_path, str(tmp_path / "bank.db"), **more) as app:
        found = _told(await run_against(app, tmp_path, "API-170", "API-171"))
    assert {name: verdict for name, (verdict, _) in found.items()} == dict.fromkeys(("API-170", "API-171"), UNVERIFIED)
    assert all("lower it for the run" in reason for _, reason in found.values())


@pytest.mark.parametrize("within_shared", [False, True])
async def test_a_trial_that_waits_long_leaves_its_place_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, within_shared: bool
) -> None:
    """A shared script keeps it: all that would run meanwhile could be waiting for that very script."""
    waiting, over = asyncio.Event(), asyncio.Event()

    async def slept(_seconds: float) -> None:
        waiting.set()
        await over.wait()

    def script(_trial: Trial) -> Script[None]:
        yield from wait(LONG)

    def around(_trial: Trial) -> Script[None]:
        yield from shared("one for all", script)

    monkeypatch.setattr(asyncio, "sleep", slept)
    live = _live(tmp_path)
    live.slots = slots = asyncio.Semaphore(1)
    await slots.acquire()
    trial = Trial("key", "seed", Target({}))
    running = asyncio.create_task(live.run(trial, (around if within_shared else script)(trial)))
    await waiting.wait()
    assert slots.locked() is within_shared
    over.set()
    await running
    assert slots.locked()


def _live(folder: Path) -> Live:
    nobody: Any = None
    return Live(nobody, Journal(folder / "journal.jsonl"), lambda key: Trial(key, "seed", Target({})))
