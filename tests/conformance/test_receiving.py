"""The suite's own endpoint: when a run is over, it says nothing of those who still wait for its slow answers."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import asyncio, httpx, sys
from crmconformance.receiving import receiving
from tests.soak.process import free_port

async def run(address):
    async with receiving(address) as receiver, httpx.AsyncClient() as client:
        waiting = asyncio.create_task(client.post(f"{address}/some/slow", content=b"{}"))
        assert await receiver.wait_for("/some/slow", 1, 10, set())
    waiting.cancel()

asyncio.run(run(f"http://127.0.0.1:{free_port()}"))
print("over")
"""


def test_a_run_that_is_over_says_nothing_of_who_still_waits() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "over\n", "")
