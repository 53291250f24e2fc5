"""Erasures that were ordered and not finished: after a crash, or when what the law has kept may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crmserver.background import runs_beside
from crmserver.tasks.pace import pause

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 10.0  # seconds


@runs_beside("erasures")
async def finish_erasures(server: Server) -> None:
    """Looks again and again."""
    while True:
        await server.erase(server)
        await pause(EVERY)
