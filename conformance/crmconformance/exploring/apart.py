"""Making cases in a process of its own: it takes much computing, for which no request has to wait."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from crmconformance.asking import Ask
from crmconformance.exploring.operations import Operation


class Apart:
    """A generator in another process, first waited for until it is ready, then asked for one batch after another."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def cases(self, operation: Operation, seed: int, count: int) -> list[Ask]:
        """What `Generator.cases` makes there. Raises what went wrong there, and EOFError where the process is gone."""
        self._connection.send((operation, seed, count))
        return await self._told()

    async def ready(self) -> None:
        """Returns when the process has begun, which takes seconds of nobody's time for cases. Raises as `cases`."""
        await self._told()

    async def _told(self) -> list[Ask]:
        found: list[Ask] | Exception = await asyncio.to_thread(self._connection.recv)
        if isinstance(found, Exception):
            raise found
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
    """Says that it is ready, and makes what is asked for until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it reaches the run as well, which then ends this process
    from crmconformance.exploring.generating import Generator

    try:
        generator = Generator()
        connection.send([])
        while True:
            connection.send(generator.cases(*connection.recv()))
    except EOFError:
        return
    except Exception as error:  # the run has to hear of it, whatever it is
        connection.send(error)
