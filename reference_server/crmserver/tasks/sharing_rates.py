"""Counts of requests shared between processes, so that the limit of a client holds however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from crmserver.background import runs_beside
from crmserver.limits import Key
from crmserver.store.tables import rates
from crmserver.tasks.pace import pause

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 1.0  # seconds
KEPT = 5  # minutes


@runs_beside("sharing rates")
async def share_rates(server: Server) -> None:
    """Adds what this process counted, learns what the others did, and drops minutes long past."""
    told: dict[Key, int] = {}
    last = 0
    while True:
        minute, mine = server.limiter.mine()
        if minute != last:
            told, last = {}, minute
        told = await exchange(server, minute, mine, told)
        await pause(EVERY)


async def exchange(server: Server, minute: int, mine: dict[Key, int], told: dict[Key, int]) -> dict[Key, int]:
    """Tells the counts that are new since `told` and learns the totals of this minute; gives what is told now."""
    if not mine:
        return told
    new = {key: count - told.get(key, 0) for key, count in mine.items() if count > told.get(key, 0)}
    numbers = server.store.tenants
    rows = [
        {"tenant": numbers[tenant], "client": client, "minute": minute, "count": count}
        for (tenant, client), count in sorted(new.items())
        if tenant in numbers
    ]
    totals = await server.store.write(lambda connection: _told(connection, minute, rows))
    names = {number: name for name, number in numbers.items()}
    others = {(names[tenant], client): total for (tenant, client), total in totals.items() if tenant in names}
    server.limiter.learn(minute, {key: total - mine.get(key, 0) for key, total in others.items()})
    return mine


def _told(connection: Connection, minute: int, rows: list[dict[str, Any]]) -> dict[tuple[int, str], int]:
    if rows:
        insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(rates)
        more = {"count": rates.c.count + insert.excluded.count}
        keys = ["tenant", "client", "minute"]
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=more), rows)
        connection.execute(delete(rates).where(rates.c.minute < minute - KEPT))
    found = select(rates.c.tenant, rates.c.client, rates.c.count.label("total")).where(rates.c.minute == minute)
    return {(row.tenant, row.client): row.total for row in connection.execute(found)}
