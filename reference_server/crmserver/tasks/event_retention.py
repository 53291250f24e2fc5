"""Drops events that are older than the operator keeps them, a few thousand in a transaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from crmserver.background import runs_beside
from crmserver.events.outbox import oldest
from crmserver.events.subscriptions import LIVE
from crmserver.store.tables import dead_letters, event_traces, events, subscriptions, tenants
from crmserver.store.unit import Unit

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 600.0  # seconds
STEP = 2_000  # events
DAY = 86_400_000_000  # microseconds


@runs_beside("event retention")
async def event_retention(server: Server) -> None:
    """Drops what is too old, now and every ten minutes."""
    while True:
        names = await server.store.read(lambda connection: connection.execute(select(tenants.c.name)).scalars().all())
        for name in names:
            await drop_old(server, str(name))
        await asyncio.sleep(EVERY)


async def drop_old(server: Server, tenant: str) -> int:
    """Drops the events of a tenant that are too old; gives how many."""
    dropped, step = 0, STEP
    while step == STEP:
        step = await server.store.run(tenant, lambda unit: _step(server, unit))
        dropped += step
    return dropped


def _step(server: Server, unit: Unit) -> int:
    """Drops the oldest events, at most a step: none that a live subscription has still to look at."""
    tenant, c, s = unit.tenant.id, events.c, subscriptions.c
    first = unit.select(oldest(tenant)).scalar()
    if first is None:
        return 0
    old = unit.now - server.settings.event_days * DAY
    reached = unit.select(select(func.min(s.position)).where(s.tenant == tenant, s.status.in_(LIVE))).scalar()
    last = first + STEP - 1 if reached is None else min(first + STEP - 1, reached)
    aged = select(func.max(c.seq)).where(c.tenant == tenant, c.seq <= last, c.recorded_at < old)
    until = unit.select(aged).scalar()
    if until is None:
        return 0
    for table in (events, event_traces, dead_letters):
        unit.execute(delete(table).where(table.c.tenant == tenant, table.c.seq <= until))
    return int(until - first + 1)
