"""Versions that become current because their time has come: head, index rows and searches follow.

Nothing changes in what is recorded, so no event is raised (EVT-001); whoever asks by `validAt` had
the answer before. Reads and writes of one record do not wait for this.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from crmserver.background import runs_beside
from crmserver.store.tables import heads
from crmserver.store.unit import Key, Unit
from crmserver.tasks.pace import pause

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 1.0  # seconds
STRETCH = 200


@runs_beside("passing of time")
async def follow_time(server: Server) -> None:
    """Looks again and again; at once where there was a full stretch."""
    while True:
        if await advance_due(server) < STRETCH:
            await pause(EVERY)


async def advance_due(server: Server) -> int:
    """Makes the versions current that are by now, a stretch of them; gives how many records were due."""
    due = await server.store.read(lambda connection: _due(server, connection))
    for tenant, keys in due.items():
        await server.store.run(tenant, partial(_advance, keys), keys)
    return sum(map(len, due.values()))


def _due(server: Server, connection: Connection) -> dict[str, list[Key]]:
    c, now = heads.c, server.store.now()
    found = select(c.tenant, c.resource, c.id).where(c.next_from.isnot(None), c.next_from <= now)
    names = {number: name for name, number in server.store.tenants.items()}
    made: dict[str, list[Key]] = {}
    for row in connection.execute(found.order_by(c.next_from).limit(STRETCH)):
        if row.tenant in names:
            made.setdefault(names[row.tenant], []).append((server.store.terms.name(row.resource), row.id))
    return made


def _advance(keys: list[Key], unit: Unit) -> None:
    for key in keys:
        head = unit.head(*key)
        if head is not None and head.next_from is not None and head.next_from <= unit.now:
            unit.advance(head)
