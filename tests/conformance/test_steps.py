"""Steps beyond a request: files that are served, requests by the thousand, waits that others use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crmconformance import planning
from crmconformance.checks.service_quality import limits
from crmconformance.driving import Live
from crmconformance.journal import Journal, Recording, follow
from crmconformance.planning import Selection
from crmconformance.script import Script, shared, wait
from crmconformance.slots import Slots
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


@pytest.mark.parametrize("location", ["/v1/persons/1", "./persons/1", "https://crm.example/base/v1/persons/1"])
def test_a_record_is_cleared_up_wherever_its_location_says_that_it_is(location: str) -> None:
    found: dict[str, str] = {}
    follow(found, {"method": "POST", "path": "/v1/persons?validFrom=2020-01-01"}, _created(location))
    assert found == {"/v1/persons/1": '"1"'}


def _created(location: str) -> dict[str, Any]:
    return {"status": 201, "headers": [["location", location], ["etag", '"1"']]}


async def test_a_limit_that_the_suite_cannot_exceed_leaves_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FIRST", 0.2)
    more = {**promises(tmp_path), "requests_per_minute": 1_000_000}
    async with reference(tmp_path, str(tmp_path / "bank.db"), **more) as app:
        found = _told(await run_against(app, tmp_path, "API-170", "API-171"))
    assert {name: verdict for name, (verdict, _) in found.items()} == dict.fromkeys(("API-170", "API-171"), UNVERIFIED)
    assert all("lower it for the run" in reason for _, reason in found.values())


def _waits(_trial: Trial) -> Script[str]:
    yield from wait(1)
    return "waited"


def _waits_for_another(_trial: Trial) -> Script[str]:
    return (yield from shared("one for all", _waits))


@pytest.mark.parametrize("script", [_waits, _waits_for_another])
async def test_a_trial_that_waits_leaves_its_place_to_another(
    tmp_path: Path, script: Callable[[Trial], Script[str]]
) -> None:
    waiting, over = asyncio.Event(), asyncio.Event()

    async def slept(_seconds: float) -> None:
        waiting.set()
        await over.wait()

    live = _live(tmp_path)
    live.sleep = slept
    live.slots = slots = Slots(1)
    await slots.take()
    running = asyncio.create_task(live.run(_trial(), script(_trial())))
    await waiting.wait()
    await slots.take()
    over.set()
    assert not (await asyncio.wait([running], timeout=0.01))[0]
    slots.give()
    assert await running == "waited"


async def test_trials_that_wait_for_the_same_script_do_not_keep_it_from_its_end(tmp_path: Path) -> None:
    """All places would be taken by those that wait, if they kept them."""
    live = _live(tmp_path)
    live.slots = Slots(2)

    async def trial() -> str:
        async with live.at_work():
            return str(await live.run(_trial(), _waits_for_another(_trial())))

    async with asyncio.timeout(10):
        assert await asyncio.gather(*(trial() for _ in range(5))) == ["waited"] * 5


async def test_who_comes_back_goes_before_who_begins() -> None:
    slots, order = Slots(1), list[str]()
    await slots.take()

    async def back() -> None:
        async with slots.left():
            await asyncio.sleep(0)
        order.append("back")
        slots.give()

    async def new() -> None:
        await slots.take()
        order.append("new")
        await asyncio.sleep(0.01)
        slots.give()

    async with asyncio.TaskGroup() as group:
        for script in (back, new, new):
            group.create_task(script())
    assert order == ["new", "back", "new"]


async def test_who_is_told_to_end_while_away_takes_no_place_with_it() -> None:
    slots = Slots(1)

    async def away() -> None:
        async with slots.held(), slots.left():
            await asyncio.sleep(60)

    running = asyncio.create_task(away())
    await asyncio.sleep(0)
    await slots.take()
    for _ in range(2):  # while it waits, and while it comes back
        running.cancel()
        await asyncio.sleep(0)
    await asyncio.wait([running], timeout=1)
    slots.give()
    async with asyncio.timeout(1):
        await slots.take()
    assert not (await asyncio.wait([asyncio.create_task(slots.take())], timeout=0.01))[0]


def _trial() -> Trial:
    return Trial("key", "seed", Target({}))


def _live(folder: Path) -> Live:
    nobody: Any = None
    return Live(nobody, Journal(folder / "journal.jsonl"), lambda key: Trial(key, "seed", Target({})))
