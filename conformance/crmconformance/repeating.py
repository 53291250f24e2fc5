"""The same request sent again and again, as fast as a few connections carry it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from crmconformance.asking import Answer, Ask
from crmconformance.script import Repeated, Tally

AT_ONCE = 16  # requests on their way


async def repeat(send: Callable[[Ask], Awaitable[Answer]], step: Repeated) -> Tally:
    """Carries the step out; raises what sending raises."""
    start, sent = time.monotonic(), 0
    last: Answer | None = None
    found: Answer | None = None

    async def worker() -> None:
        nonlocal sent, last, found
        while found is None and sent < step.most and time.monotonic() - start < step.seconds:
            sent += 1
            last = await send(step.ask)
            if last.status == step.until:
                found = found or last

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    answer = found or last or await send(step.ask)
    return Tally(sent, round(time.monotonic() - start, 3), answer)
