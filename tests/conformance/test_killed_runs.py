"""A run that was killed goes on where it ended, or the next one clears up after it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from crmconformance.journal import FILE, Journal, Recording, entries
from crmconformance.replaying import replayed
from tests.server.processes import Served, served

PATIENCE, ENOUGH = 120.0, 12  # seconds; verdicts before the kill
PARTIAL = 3  # the exit code of a run that claims nothing, since it left classes out
CUT_OFF = b'{"kind":"step","trial":"of a run that was kil'


def _command(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    with (folder / "suite.log").open("ab") as out:
        command = [sys.executable, "-m", "crmstandard", "conformance", *words]
        return subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=dict(os.environ))


def _killed(folder: Path, server: Served) -> Recording:
    """What stands in the journal of a run that was killed in the middle."""
    told = _command(folder, "init", "--url", server.url, "--credentials", str(server.credentials))
    assert told.wait(PATIENCE) == 0, (folder / "suite.log").read_text()
    process, until = _command(folder, "run", "--class", "coreRead"), time.monotonic() + PATIENCE
    while len(_recording(folder).verdicts) < ENOUGH:
        assert process.poll() is None, (folder / "suite.log").read_text()
        assert time.monotonic() < until
        time.sleep(0.05)
    process.kill()
    process.wait(PATIENCE)
    return _recording(folder)


def _recording(folder: Path, name: str = FILE) -> Recording:
    path = folder / "conformance-run" / name
    return Recording(path.read_bytes() if path.is_file() else b"")


def _left(client: httpx.Client, recording: Recording) -> list[str]:
    """Records that are still there though they can be deleted."""
    there = [path for path in recording.own_records() if client.get(path).status_code == httpx.codes.OK]
    gone = {path: client.delete(path, headers={"if-match": "*"}).status_code for path in there}
    return [path for path, status in gone.items() if status != httpx.codes.METHOD_NOT_ALLOWED]


def test_entries_follow_the_last_whole_one(tmp_path: Path) -> None:
    path = tmp_path / FILE
    for cut_off in (b"", CUT_OFF, b"{"):
        with closing(Journal(path)) as journal:
            journal.add("step")
        with path.open("ab") as stream:
            stream.write(cut_off)
    assert [each["kind"] for each in entries(path.read_bytes())] == ["step"] * 3


@pytest.mark.slow
def test_a_killed_run_goes_on_where_it_ended(tmp_path: Path) -> None:
    """What has a verdict is not asked again, and what was begun is; a line that was cut off spoils nothing."""
    with served(tmp_path, str(tmp_path / "bank.db")) as server, server.client() as client:
        before = _killed(tmp_path, server)
        with (tmp_path / "conformance-run" / FILE).open("ab") as journal:
            journal.write(CUT_OFF)
        assert _command(tmp_path, "run", "--class", "coreRead", "--resume").wait(PATIENCE) == PARTIAL
        after = _recording(tmp_path)
        assert before.ended is None
        assert after.ended is not None
        assert {name: after.begun[name] for name in before.verdicts} == dict.fromkeys(before.verdicts, 1)
        assert len(after.verdicts) > len(before.verdicts)
        assert {each["outcome"]["verdict"] for each in after.verdicts.values()} <= {"PASS", "NOT_APPLICABLE"}
        assert replayed(after).disagreements == ()
        assert _left(client, after) == []


@pytest.mark.slow
def test_the_next_run_clears_up_after_a_killed_one(tmp_path: Path) -> None:
    with served(tmp_path, str(tmp_path / "bank.db")) as server, server.client() as client:
        before = _killed(tmp_path, server)
        assert _command(tmp_path, "run", "--requirement", "API-001").wait(PATIENCE) == PARTIAL
        assert _recording(tmp_path, "journal.earlier.jsonl").head == before.head
        assert _left(client, before) == []
