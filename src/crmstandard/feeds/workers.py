"""Blocks judged in this process, or shared out to several: the findings are the same however many there are."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any, Protocol

from crmstandard.feeds.checker import Checker, Part, Task
from crmstandard.reading import Block

WAIT = 1.0
AHEAD = 3  # blocks that wait for each worker


class Workers(Protocol):
    """What blocks are given to, and what gives back everything that was found."""

    def take(self, source: int, block: Block) -> None:
        """Has a block judged."""

    def finish(self) -> list[Part]:
        """Everything found in the blocks given."""


class WorkerLost(Exception):
    """A worker process ended before its work was done."""


class InProcess:
    """The one worker of this process."""

    def __init__(self, task: Task) -> None:
        self.checker = Checker(task)

    def take(self, source: int, block: Block) -> None:
        """Judges a block."""
        self.checker.take(source, block)

    def finish(self) -> list[Part]:
        """What the worker has found."""
        return [self.checker.finish()]


class Processes:
    """Several worker processes that take blocks from one queue."""

    def __init__(self, task: Task, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._blocks: Queue[Any] = context.Queue(jobs * AHEAD)
        self._parts: Queue[Any] = context.Queue()
        arguments = (task, self._blocks, self._parts)
        self._all = [context.Process(target=_work, args=arguments, daemon=True) for _ in range(jobs)]
        for each in self._all:
            each.start()

    def take(self, source: int, block: Block) -> None:
        """Queues a block; waits while the workers are behind."""
        self._put((source, block))

    def finish(self) -> list[Part]:
        """Waits for the workers and gives what each has found."""
        for _ in self._all:
            self._put(None)
        parts = [self._get() for _ in self._all]
        for each in self._all:
            each.join()
        return parts

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
        while (item := blocks.get()) is not None:
            checker.take(*item)
        parts.put(checker.finish())
        parts.close()
        parts.join_thread()
    except BaseException as error:  # whatever it is, the process that waits has to hear of it
        parts.put(error)
        raise


@contextmanager
def workers(task: Task, jobs: int) -> Iterator[Workers]:
    """Workers with a folder for what they spill, which is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="crmstandard-feed-") as folder:
        told = replace(task, folder=Path(folder))
        if jobs == 1:
            yield InProcess(told)
            return
        made = Processes(told, jobs)
        try:
            yield made
        finally:
            made.stop()
