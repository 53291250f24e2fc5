"""Tells the deliveries that something was committed, at most once a round, from whatever thread it was."""

from __future__ import annotations

import asyncio


class Bell:
    """Rung from any thread, waited for by one task; `listening` says whether commits ring it."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = asyncio.Event()
        self._missed = False
        self.listening = False

    def committed(self) -> None:
        """Rings for a change that was committed, where somebody may have to be told of it."""
        if self.listening:
            self.ring()

    def ring(self) -> None:
        """Wakes the one who waits, or keeps them from falling asleep."""
        loop, self._loop, self._missed = self._loop, None, True
        if loop is not None:
            try:
                loop.call_soon_threadsafe(self._rung.set)
            except RuntimeError:  # the loop is gone, and with it who waited
                self._missed = True

    async def wait(self, seconds: float) -> None:
        """Until it rings, but not longer than so many seconds."""
        self._rung.clear()
        self._loop = asyncio.get_running_loop()
        if not self._missed:  # looked at after the loop is set: who rings does it the other way round
            try:
                async with asyncio.timeout(max(seconds, 0.0)):
                    await self._rung.wait()
            except TimeoutError:
                pass
        self._loop, self._missed = None, False
