"""Clearing up: what a run made is deleted, the latest first, whatever became of the run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from crmconformance.asking import ELSEWHERE, MAIN, delete, get
from crmconformance.journal import Journal, Recording
from crmconformance.target import Target
from crmconformance.transport import Transport
from crmstandard import schemas

AT_ONCE = 8  # records
LIMIT = 120.0  # seconds
Watch = Callable[[str, Any], None]


async def clear_up(
    transport: Transport, journal: Journal, recording: Recording, target: Target, watch: Watch
) -> list[str]:
    """Deletes what a run made, the latest first; gives the paths of what is left."""
    left = list[str]()
    transport.silent = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(LIMIT):
            made = _made(recording)
            watch("clearing", len(made))
            await _clear(transport, made, target, left)
            journal.add("cleared", count=len(made) - len(left))
            return left
    return [*left, "and more: clearing up took too long"]


async def clear_earlier(transport: Transport, path: Path) -> None:
    """Clears up after a run that was killed, and sets its journal aside."""
    if not path.is_file():
        return
    old = earlier(path)
    if old is not None and old.ended is None:
        for client, record, etag in reversed(_made(old)):
            await _cleared(transport, record, etag, client)
    path.replace(path.with_suffix(".earlier.jsonl"))


def earlier(path: Path) -> Recording | None:
    """The journal of an earlier run, if it is one."""
    if not path.is_file():
        return None
    found = Recording(path.read_bytes())
    return found if found.head else None


def _made(recording: Recording) -> list[tuple[str, str, str]]:
    """Whose they are, paths and entity tags of the records that a run made, in their order."""
    own = [(MAIN, *each) for each in recording.own_records().items()]
    return own + [(ELSEWHERE, *each) for each in recording.own_records(elsewhere=True).items()]


async def _clear(transport: Transport, made: list[tuple[str, str, str]], target: Target, left: list[str]) -> None:
    deletable = {f"/v1/{schemas.resource(name).collection}" for name in target.offering("delete")}
    waiting = iter(reversed(made))

    async def worker() -> None:
        for client, path, etag in waiting:
            gone = path.rpartition("/")[0] in deletable and await _cleared(transport, path, etag, client)
            left.extend([] if gone else [path])

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))


async def _cleared(transport: Transport, path: str, etag: str, client: str) -> bool:
    with suppress(Exception):
        answer = await transport.send(delete(path, etag or '"unknown"', client=client))
        if answer.status in (409, 412):
            now = await transport.send(get(path, client=client))
            answer = await transport.send(delete(path, now.etag, client=client))
        return answer.status in (200, 204, 404, 410)
    return False
