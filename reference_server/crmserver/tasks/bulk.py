"""Exports and imports, and the end of their files."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from crmserver.background import runs_beside
from crmserver.bulk.cleaning import clean
from crmserver.bulk.running import work

if TYPE_CHECKING:
    from crmserver.server import Server

EACH = 60.0  # seconds


@runs_beside("bulkJobs")
async def jobs(server: Server) -> None:
    """Carries out jobs until the server stops."""
    try:
        await work(server)
    finally:
        server.bulk.pool.close()


@runs_beside("bulkFiles")
async def files(server: Server) -> None:
    """Removes files that are no longer kept, each minute."""
    while True:
        await clean(server)
        await asyncio.sleep(EACH)
