"""Work that several threads share: what each task gives is given on, whoever does it."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")

AT_ONCE = 1_000  # of what is found, handed over together
WAITING = 8  # of these, until they are asked for
WAIT = 0.1  # seconds, after which a thread looks whether anybody still asks


def side_by_side(tasks: Sequence[Callable[[], Iterator[T]]], threads: int) -> Generator[T, None, None]:
    """What all tasks give, in no order; they are begun in theirs, so many at a time as there are threads.

    What a task raises is raised here. When nobody asks any more, no task goes on.
    """
    if threads <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield from task()
        return
    shared = _Shared(tasks)
    hands = [threading.Thread(target=shared.work, daemon=True) for _ in range(min(threads, len(tasks)))]
    for each in hands:
        each.start()
    try:
        for _ in hands:
            yield from shared.given()
    finally:
        shared.ended.set()
        for each in hands:
            each.join()


class _Shared(Generic[T]):
    """Tasks that are waiting, and what was found."""

    def __init__(self, tasks: Sequence[Callable[[], Iterator[T]]]) -> None:
        self.ended = threading.Event()
        self._tasks = deque(tasks)
        self._found: queue.Queue[list[T] | BaseException | None] = queue.Queue(WAITING)

    def work(self) -> None:
        """Does one task after another; says at last that it does none any more, or what went wrong."""
        end = None
        try:
            while self._tasks and not self.ended.is_set():
                self._do_next()
        except BaseException as error:  # whatever it is, who asks has to hear of it
            end = error
        self._put(end)

    def given(self) -> Iterator[T]:
        """What is found until one thread has ended."""
        while (found := self._found.get()) is not None:
            if isinstance(found, BaseException):
                raise found
            yield from found

    def _do_next(self) -> None:
        try:
            given = self._tasks.popleft()()
        except IndexError:  # another thread was faster
            return
        while not self.ended.is_set() and (found := list(islice(given, AT_ONCE))):
            self._put(found)

    def _put(self, found: list[T] | BaseException | None) -> None:
        while not self.ended.is_set():
            with suppress(queue.Full):
                self._found.put(found, timeout=WAIT)
                break
