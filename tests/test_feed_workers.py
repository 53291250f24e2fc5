"""A worker that is lost ends the check with a word about it, and the process that waits ends too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import multiprocessing
from crmstandard.feeds.checker import Task
from crmstandard.feeds.workers import WorkerLost, workers
from crmstandard.reading import Block

if __name__ == "__main__":
    try:
        with workers(Task(native=False), 2) as hands:
            for each in multiprocessing.active_children():
                each.kill()
            for number in range(100):
                hands.take(0, Block("feed.ndjson", 1, b"{}\\n" * 400_000))
    except WorkerLost as error:
        print(error)
"""


def test_the_loss_of_a_worker_is_said_and_nothing_hangs(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "a worker process ended with" in ended.stdout
