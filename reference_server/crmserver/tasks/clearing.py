"""What has had its time is cleared: answers kept for repeated requests, and revocations of tokens that have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, tuple_

from crmserver.auth.revoking import forget_expired
from crmserver.background import runs_beside
from crmserver.store.tables import idempotency
from crmserver.tasks.pace import pause

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 300.0  # seconds
STRETCH = 1000


@runs_beside("clearing")
async def clear(server: Server) -> None:
    """Clears again and again."""
    while True:
        await clear_expired(server)
        await pause(EVERY)


async def clear_expired(server: Server) -> int:
    """Clears all that has expired, a stretch in a transaction; gives how many answers that were."""
    await server.store.write(forget_expired)
    cleared = 0
    while True:
        done = await server.store.write(lambda connection: _stretch(connection, server.store.now()))
        cleared += done
        if done < STRETCH:
            return cleared


def _stretch(connection: Connection, now: int) -> int:
    c = idempotency.c
    old = select(c.tenant, c.client, c.name).where(c.expires_at <= now).limit(STRETCH)
    keys = [tuple(row) for row in connection.execute(old)]
    for key in keys:
        connection.execute(delete(idempotency).where(tuple_(c.tenant, c.client, c.name) == key, c.expires_at <= now))
    return len(keys)
