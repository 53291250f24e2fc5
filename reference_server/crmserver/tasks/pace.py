"""How tasks wait: a pause of a little more or less than asked, so that processes do not all come at once."""

from __future__ import annotations

import asyncio
import random


async def pause(seconds: float) -> None:
    """Waits for about that long."""
    await asyncio.sleep(seconds * random.uniform(0.8, 1.2))  # noqa: S311 - nothing secret hangs on it
