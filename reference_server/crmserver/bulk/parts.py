"""The parts of bulk work that a server holds: sizes, processes, the thread, and whose claims are its own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any, TypeVar

from crmserver.bulk.applying import Applying
from crmserver.bulk.fetching import as_said
from crmserver.bulk.jobs import SECOND
from crmserver.bulk.keys import Keys
from crmserver.bulk.pool import Pool
from crmserver.bulk.preparing import prepare

T = TypeVar("T")
MIB = 1024 * 1024


@dataclass
class Bulk:
    """What bulk work is done with.

    `largest_file` bounds the files of exports and outcomes and `chunk` the rows that are judged together, in
    bytes; a transaction stores one chunk, or up to `most_chunks` while nobody else writes; an atomic import of at
    most `at_once` rows is one transaction; `small` is the size in bytes up to which rows are judged in this
    process; `rest` are seconds between looks for work of other processes.
    """

    largest_file: int = 128 * MIB
    chunk: int = MIB
    most_chunks: int = 4
    page: int = 500
    at_once: int = 2000
    small: int = MIB
    rest: float = 1.0
    abandoned: float = 3600.0
    lease: int = 30 * SECOND
    pool: Pool = field(default_factory=Pool)
    prepare: Callable[..., Any] = prepare
    as_said: Callable[[dict[str, Any], str, Any], None] = as_said
    keys: Callable[..., Keys] = Keys
    applying: Callable[..., Applying] = Applying
    holder: str = field(default_factory=lambda: f"{os.getpid()}-{token_hex(8)}")
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="crmserver-bulk")
    )

    async def thread(self, do: Callable[..., T], *arguments: Any) -> T:
        """What a function gives that reads or writes files, run beside the requests."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, do, *arguments)

    def close(self) -> None:
        """Ends processes and threads."""
        self.pool.close()
        self._threads.shutdown(wait=True)
