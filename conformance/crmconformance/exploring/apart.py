"""Making cases in a process of its own: it takes much computing, for which no request has to wait."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from crmconformance.asking import Ask
from crmconformance.exploring.operations import Operation


class Apart:
    """A generator in another process, asked for one batch after another."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def cases(self, operation: Operation, seed: int, count: int) -> list[Ask]:
        """What `Generator.cases` makes there. Raises what went wrong there, and EOFError where the process is gone."""
        found = await asyncio.to_thread(self._asked, operation, seed, count)
        if isinstance(found, Exception):
            raise found
        return found

    def _asked(self, *wanted: Any) -> list[Ask] | Exception:
        self._connection.send(wanted)
        found: list[Ask] | Exception = self._connection.recv()
        return found


@contextmanager
def apart() -> Iterator[Apart]:
    """A generator in a process that lasts as long as the context."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_make, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Apart(ours)
    finally:
        process.terminate()  # which also ends a thread that still waits for a batch
        process.join()


def _make(connection: Connection) -> None:
    """Makes what is asked for until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it reaches the run as well, which then ends this process
    from crmconformance.exploring.generating import Generator

    generator: Generator | None = None
    while True:
        try:
            operation, seed, count = connection.recv()
        except EOFError:
            return
        try:
            generator = generator or Generator()
            connection.send(generator.cases(operation, seed, count))
        except Exception as error:  # the run has to hear of it, whatever it is
            connection.send(error)
