"""Processes that work on rows beside the server, so that requests keep a core; they end with it, however it ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import Any, TypeVar

from crmserver.bulk.chunks import Chunk
from crmserver.bulk.completing import Terms
from crmserver.bulk.foreseeing import Foreseen, foresee
from crmserver.bulk.gates import Gates, gates
from crmserver.bulk.preparing import Prepared, prepare
from crmserver.judging import Learned

MOST = 4
NICENESS = 5
T = TypeVar("T")


def _ready() -> None:
    """Makes a process yield to requests, and end when the server that started it does."""
    os.nice(NICENESS)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


@cache
def _judge() -> Learned:
    return Learned()


@cache
def _gates() -> Gates | None:
    return gates()


def _prepared(terms: Terms, chunk: Chunk, target: str) -> Prepared:
    """Judges a chunk, by the gate where it is built, else by what this process has learned of chunks before."""
    return prepare(terms, chunk, target, _judge(), _gates())


def _undisturbed(do: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    """What a function makes of a chunk, which is many objects and no circles: looking for those takes a fifth."""
    gc.disable()
    try:
        return do(*arguments)
    finally:
        gc.enable()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


class Pool:
    """At most as many processes as there are cores, started when there is work for them."""

    def __init__(self, size: int | None = None) -> None:
        self.size = size or min(MOST, os.cpu_count() or 1)
        self._executor: ProcessPoolExecutor | None = None

    def prepare(self, terms: Terms, chunk: Chunk, target: str) -> Future[Prepared]:
        """Has a chunk judged."""
        return self._submit(_prepared, terms, chunk, target)

    def foresee(self, chunk: Chunk, target: str) -> Future[Foreseen]:
        """Has made ready what the rows of a chunk that was judged will leave."""
        return self._submit(foresee, chunk, target)

    def _submit(self, do: Callable[..., T], *arguments: Any) -> Future[T]:
        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.size, mp_context=context, initializer=_ready)
        try:
            return self._executor.submit(_undisturbed, do, arguments)
        except BrokenProcessPool:
            self.close()
            return self._submit(do, *arguments)

    def close(self) -> None:
        """Ends the processes, what they are at included."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)
