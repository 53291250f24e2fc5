"""How many scripts may ask a system at once: each holds a place while it asks, and leaves it while it only waits."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

Waiting = deque[asyncio.Future[None]]


class Slots:
    """A number of places. Who comes back to one goes before those who begin, since time counts in what they wait for.

    Nobody holds a place while it waits for something that needs one, so all of them come to their end.
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._back: Waiting = deque()
        self._new: Waiting = deque()

    async def take(self) -> None:
        """Takes a place to begin with, as soon as one is free."""
        await self._taken(self._new)

    def give(self) -> None:
        """Gives a place up."""
        self._free += 1
        for queue in (self._back, self._new):
            while queue and self._free > 0:
                if not (waiting := queue.popleft()).done():
                    self._free -= 1
                    waiting.set_result(None)

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """A place for as long as the context lasts, for what others wait for: before those who begin."""
        await self._taken(self._back)
        try:
            yield
        finally:
            self.give()

    @asynccontextmanager
    async def left(self) -> AsyncIterator[None]:
        """Leaves a place to somebody else for as long as the context lasts."""
        self.give()
        try:
            yield
        finally:
            await self._come_back()

    async def _come_back(self) -> None:
        """A place again. Whoever is told to end meanwhile has one, too, since it is going to give one up."""
        try:
            await self._taken(self._back)
        except asyncio.CancelledError:
            self._free -= 1
            raise

    async def _taken(self, queue: Waiting) -> None:
        """A place of those that are free, or else the one that is handed over to this queue."""
        if self._free > 0:
            self._free -= 1
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(waiting)
        try:
            await waiting
        except asyncio.CancelledError:
            if not waiting.cancelled():
                self.give()  # it was handed over in the same moment
            raise
