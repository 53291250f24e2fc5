"""Blocks judged in this process, or shared out to several: the findings are the same however many there are."""

from __future__ import annotations

import gc
import multiprocessing
import queue
import signal
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any, Protocol

from crmstandard.feeds.checker import Checker, Task
from crmstandard.feeds.native.gate import Scanned
from crmstandard.feeds.part import Part
from crmstandard.reading import Block

WAIT = 1.0
AHEAD = 3  # blocks that wait for each worker
RARELY = 50_000  # objects made until cycles among them are looked for; 700 as Python has it
MANY = 20_000  # records left to be read: about what the start of a process costs


class Workers(Protocol):
    """What blocks are given to, and what gives back everything that was found."""

    def take(self, source: int, block: Block) -> None:
        """Has a block judged."""

    def finish(self) -> list[Part]:
        """Everything found in the blocks given; after an interrupt it may be called once more."""

    def stop(self) -> None:
        """Ends what is still running."""


class WorkerLost(Exception):
    """A worker process ended before its work was done."""


class InProcess:
    """The one worker of this process."""

    def __init__(self, task: Task) -> None:
        self.checker = Checker(task)

    def take(self, source: int, block: Block) -> None:
        """Judges a block."""
        self.checker.take(source, block, self.checker.scan(block))

    def finish(self) -> list[Part]:
        """What the worker has found."""
        return [self.checker.finish_here()]

    def stop(self) -> None:
        """There is nothing to end."""


class Threads:
    """Threads that ask the gate, ahead of the one worker of this process.

    The gate holds up no other thread. Where it leaves much to be read, that is shared out to processes, which are
    started then.
    """

    def __init__(self, task: Task, jobs: int, checker: Checker) -> None:
        self._task, self._jobs, self._checker = task, jobs, checker
        self._pool = ThreadPoolExecutor(jobs, "crmstandard-gate")
        self._waiting: deque[tuple[int, Block, Future[Scanned | None]]] = deque()
        self._processes: Processes | None = None

    def take(self, source: int, block: Block) -> None:
        """Has a block looked at, and judges the one that was given so many blocks before."""
        if self._processes is not None:
            self._processes.take(source, block)
            return
        self._waiting.append((source, block, self._pool.submit(self._checker.scan, block)))
        if len(self._waiting) > self._jobs:
            self._judge_next()
        if self._checker.left > MANY:
            self._processes = Processes(self._task, self._jobs)

    def finish(self) -> list[Part]:
        """Everything found in the blocks given."""
        while self._waiting:
            self._judge_next()
        others = self._processes.finish() if self._processes is not None else []
        return [self._checker.finish_here(), *others]

    def stop(self) -> None:
        """Ends everything that is still running."""
        self._pool.shutdown(cancel_futures=True)
        if self._processes is not None:
            self._processes.stop()

    def _judge_next(self) -> None:
        source, block, scanned = self._waiting.popleft()
        self._checker.take(source, block, scanned.result())


class Processes:
    """Several worker processes that take blocks from one queue."""

    def __init__(self, task: Task, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._blocks: Queue[Any] = context.Queue(jobs * AHEAD)
        self._parts: Queue[Any] = context.Queue()
        self._found: list[Part] = []
        self._told = 0  # of them all, that nothing more comes
        arguments = (task, self._blocks, self._parts)
        self._all = [context.Process(target=_work, args=arguments, daemon=True) for _ in range(jobs)]
        for each in self._all:
            each.start()

    def take(self, source: int, block: Block) -> None:
        """Queues a block; waits while the workers are behind."""
        self._put((source, block))

    def finish(self) -> list[Part]:
        """Waits for the workers and gives what each has found; where that is interrupted it can be asked again."""
        while self._told < len(self._all):
            self._put(None)
            self._told += 1
        while len(self._found) < len(self._all):
            self._found.append(self._get())
        for each in self._all:
            each.join()
        return self._found

    def stop(self) -> None:
        """Ends workers that are still running; blocks that nobody will take any more are left."""
        for each in self._all:
            if each.is_alive():
                each.terminate()
                each.join()
        self._blocks.cancel_join_thread()

    def _put(self, item: Any) -> None:
        while True:
            try:
                return self._blocks.put(item, timeout=WAIT)
            except queue.Full:
                self._look()

    def _get(self) -> Part:
        while True:
            try:
                found = self._parts.get(timeout=WAIT)
            except queue.Empty:
                self._look()
                continue
            if isinstance(found, BaseException):
                raise found
            return found  # type: ignore[no-any-return]

    def _look(self) -> None:
        lost = [each.exitcode for each in self._all if each.exitcode not in (None, 0)]
        if lost:
            raise WorkerLost(f"a worker process ended with {lost[0]}; run with --jobs 1, or with more memory")


def _work(task: Task, blocks: Queue[Any], parts: Queue[Any]) -> None:
    """A worker process: an interrupt is for the process that reads, which then asks for what was found so far."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    checker = Checker(task)
    try:
        with _collecting_rarely():
            while (item := blocks.get()) is not None:
                source, block = item
                checker.take(source, block, checker.scan(block))
        parts.put(checker.finish())
        parts.close()
        parts.join_thread()
    except BaseException as error:  # whatever it is, the process that waits has to hear of it
        parts.put(error)
        raise


@contextmanager
def workers(task: Task, jobs: int) -> Iterator[Workers]:
    """Workers with a folder for what they spill, which is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="crmstandard-feed-") as folder, _collecting_rarely():
        made = _made(replace(task, folder=Path(folder)), jobs)
        try:
            yield made
        finally:
            made.stop()


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Documents come and go by the thousand and hold no cycles: looking for these among them finds nothing."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _made(task: Task, jobs: int) -> Workers:
    if jobs == 1:
        return InProcess(task)
    checker = Checker(task)
    return Threads(task, jobs, checker) if checker.has_gate else Processes(task, jobs)
