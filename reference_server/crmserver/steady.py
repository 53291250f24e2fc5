"""How long the bytes of somebody else are waited for: what drips in must not hold a connection or a job for ever."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

LEAST = 4096  # bytes that give another second


class TooSlow(Exception):
    """Bytes that do not come in time."""


async def steady(parts: AsyncIterator[bytes], seconds: float) -> AsyncIterator[bytes]:
    """The same parts; raises TooSlow for one that is not there within `seconds`, or for all of them being too slow.

    All of them may be waited for `seconds`, and a second more for each LEAST bytes. What is done with a part between
    two of them is no fault of who sends it, and not counted.
    """
    size, waited = 0, 0.0
    while True:
        began = time.monotonic()
        try:
            async with asyncio.timeout(min(seconds, seconds + size / LEAST - waited)):
                part = await anext(parts)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise TooSlow from None
        waited += time.monotonic() - began
        size += len(part)
        yield part
