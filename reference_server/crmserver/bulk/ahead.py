"""Chunks of an import made ready before their turn comes, a bounded number of them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from crmserver.bulk.chunks import Chunk
from crmserver.bulk.foreseeing import Foreseen

Piece = tuple[Chunk, Foreseen]


class Ahead:
    """The chunks that come next; `begin` starts the work on one, of which `most` are waited for besides those taken."""

    def __init__(
        self, cut: Iterator[Chunk], begin: Callable[[Chunk], asyncio.Future[Foreseen]], thread: Any, most: int
    ) -> None:
        self._cut = cut
        self._begin = begin
        self._thread = thread
        self._most = most
        self._waiting: deque[tuple[Chunk, asyncio.Future[Foreseen]]] = deque()

    async def take(self, count: int) -> list[Piece]:
        """The next chunks, fewer where no more come."""
        await self._fill(count)
        taken = [self._waiting.popleft() for _ in range(min(count, len(self._waiting)))]
        await self._fill(self._most)
        return [(chunk, await made) for chunk, made in taken]

    async def _fill(self, count: int) -> None:
        while len(self._waiting) < count:
            chunk = await self._thread(next, self._cut, None)
            if chunk is None:
                break
            self._waiting.append((chunk, self._begin(chunk)))

    def close(self) -> None:
        """Leaves what is not taken."""
        for _, made in self._waiting:
            made.cancel()


async def both(first: Any, second: Any) -> tuple[Any, Any]:
    """The results of two; where the first fails, the second has come to its end too."""
    waiting = asyncio.ensure_future(second)
    try:
        return await first, await waiting
    finally:
        if not waiting.done():
            await asyncio.gather(waiting, return_exceptions=True)
