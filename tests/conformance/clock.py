"""A clock for limits of a minute: it goes on as soon as the suite waits for it, so that nobody sits a minute out."""

from __future__ import annotations

import asyncio
import time

LONG = 3.0  # seconds from which a wait is skipped


class Clock:
    """The time of this process, and what of it was skipped."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def now(self) -> float:
        """The seconds since 1970, and those that were skipped."""
        return time.time() + self._skipped

    async def sleep(self, seconds: float) -> None:
        """Lets seconds go by, many of them at once."""
        if seconds >= LONG:
            self._skipped += seconds
        else:
            await asyncio.sleep(seconds)


CLOCK = Clock()
