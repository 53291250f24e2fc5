"""The one road to the database for what writes: units of work wait in a line and are committed in batches.

Everything that arrives while a commit is under way shares the next one. A unit that raises leaves
nothing but its audit events. Where the commit itself fails, each unit is tried once more by itself,
so that one that the database refuses does not take others with it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError

from crmserver.store.batch import Batch, open_batch
from crmserver.store.engine import Database
from crmserver.store.terms import Terms
from crmserver.store.unit import Key, Unit

log = logging.getLogger("crmserver.store")
LARGEST = 128
PATIENCE = 0.002  # seconds
NAP = 0.0002  # seconds
FORGETTING = 0.98
CURRENT_TRACE: ContextVar[str | None] = ContextVar("trace", default=None)  # of the request that the work is part of
Do = Callable[[Unit], Any]


class Overloaded(Exception):
    """More work waits than the server takes."""


class Closed(Exception):
    """The server is shutting down."""


@dataclass(slots=True)
class Work:
    """One unit of work on its way: what it does, for whom, which heads it needs, and who waits for it."""

    tenant: str
    do: Do
    keys: Sequence[Key]
    references: Sequence[Key]
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[Any]
    trace: str | None = None
    result: Any = None
    error: BaseException | None = None
    after: list[Callable[[], None]] = field(default_factory=list)

    def reset(self) -> None:
        """Forgets what a batch that failed made of it."""
        self.result, self.error, self.after = None, None, []


def clock() -> int:
    """Microseconds since 1970."""
    return time.time_ns() // 1000


class Pipeline:
    """Runs units of work in one thread, as many in a transaction as wait."""

    def __init__(
        self, database: Database, terms: Terms, *, now: Callable[[], int] = clock, waiting: int = 10_000
    ) -> None:
        self._database = database.kept()
        self._terms = terms
        self.now = now
        self._limit = waiting
        self._line: deque[Work] = deque()
        self._wake = threading.Event()
        self._asleep = False
        self._usual = 0.0
        self.done = 0  # units of work so far
        self.committed: Callable[[], None] = lambda: None  # called after changes are committed
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="crmserver-store", daemon=True)
        self._thread.start()

    async def run(self, tenant: str, do: Do, keys: Sequence[Key] = (), references: Sequence[Key] = ()) -> Any:
        """The result of a unit of work once it is committed; raises what the unit raised, Overloaded or Closed."""
        loop = asyncio.get_running_loop()
        work = Work(tenant, do, keys, references, loop, loop.create_future(), CURRENT_TRACE.get())
        if self._closing:
            raise Closed
        if len(self._line) >= self._limit:
            raise Overloaded
        self._line.append(work)
        if self._asleep:  # the thread looks at the line once more after it has set this
            self._asleep = False  # one call is enough
            self._wake.set()
        return await work.done

    def close(self) -> None:
        """Takes no more work, does what waits, and ends the thread."""
        self._closing = True
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        while (batch := self._next()) is not None:
            try:
                self._commit(batch)
            except DBAPIError as error:
                log.warning("a batch of %d was refused by the database: %s", len(batch), type(error.orig).__name__)
                self._one_by_one(batch)
            except BaseException as error:  # whatever it is, nobody may be left waiting
                log.exception("a batch failed")
                for work in batch:
                    work.error = error
            _release(batch)
        self._database.close()

    def _next(self) -> list[Work] | None:
        while not self._waits():
            if self._closing:
                return None
            self._wake.wait()
            self._wake.clear()
        self._asleep = False
        self._gather()
        return [self._line.popleft() for _ in range(min(len(self._line), LARGEST))]

    def _waits(self) -> bool:
        """Whether there is work; if not, whoever brings some has to wake the thread."""
        self._asleep = True
        return bool(self._line)

    def _gather(self) -> None:
        """Where batches were large of late, their clients are about to ask again: waits for most of them, not long."""
        wanted, until = int(self._usual * 0.75), time.monotonic() + PATIENCE
        while len(self._line) < wanted and not self._closing and time.monotonic() < until:
            time.sleep(NAP)
        self._usual = max(min(len(self._line), LARGEST), self._usual * FORGETTING)

    def _one_by_one(self, batch: list[Work]) -> None:
        for work in batch:
            work.reset()
            try:
                self._commit([work])
            except BaseException as error:
                work.error = error

    def _commit(self, works: list[Work]) -> None:
        with self._database.writing() as connection:
            batch = open_batch(connection, self._terms, {work.tenant for work in works})
            batch.prefetch((work.tenant, key) for work in works for key in work.keys)
            batch.prefetch_present((work.tenant, key) for work in works for key in work.references)
            for work in works:
                self._do(batch, work)
            batch.close()
        self.done += len(works)
        for work in works:
            for each in work.after:
                each()
        if batch.grown:
            self.committed()

    def _do(self, batch: Batch, work: Work) -> None:
        unit = batch.unit(work.tenant, self.now())
        try:
            work.result = work.do(unit)
        except DBAPIError:
            raise
        except Exception as error:
            work.error = error
            batch.keep_audits(unit)
            return
        batch.take(unit, work.trace)
        work.after = unit.after


def _release(works: list[Work]) -> None:
    """Tells those who wait, with one call into each of their loops."""
    loops: dict[asyncio.AbstractEventLoop, list[Work]] = {}
    for work in works:
        loops.setdefault(work.loop, []).append(work)
    for loop, mine in loops.items():
        try:
            loop.call_soon_threadsafe(_settle, mine)
        except RuntimeError:  # the loop is gone, and with it those who waited
            log.debug("nobody waits any more")


def _settle(works: list[Work]) -> None:
    for work in works:
        if work.done.cancelled():
            continue
        if work.error is not None:
            work.done.set_exception(work.error)
        else:
            work.done.set_result(work.result)
