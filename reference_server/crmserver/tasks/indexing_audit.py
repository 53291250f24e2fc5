"""Index rows of audit events, made up for while little goes on, so that whoever looks first does not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from crmserver.background import runs_beside
from crmserver.store.indexing import STRETCH, catch_up
from crmserver.store.tables import tenants
from crmserver.tasks.pace import pause

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 5.0  # seconds
LITTLE = 50  # audit events between two looks, up to which it counts as quiet
Ends = dict[str, tuple[int, int]]  # tenant -> audit events written, and indexed


@runs_beside("indexing audit events")
async def index_audit(server: Server) -> None:
    """Looks again and again."""
    before: Ends = {}
    while True:
        now = await server.store.read(_ends)
        for tenant in quiet(before, now):
            await catch_up(server.store, tenant, STRETCH * 4)
        before = now
        await pause(EVERY)


def quiet(before: Ends, now: Ends) -> list[str]:
    """Tenants with events to index of whom little was asked between two looks."""
    return [
        tenant
        for tenant, (written, indexed) in now.items()
        if indexed < written and tenant in before and written - before[tenant][0] <= LITTLE
    ]


def _ends(connection: Connection) -> Ends:
    c = tenants.c
    return {
        row.name: (row.audit_sequence, row.audit_indexed)
        for row in connection.execute(select(tenants.c.name, c.audit_sequence, c.audit_indexed))
    }
