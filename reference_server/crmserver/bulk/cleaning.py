"""Files of jobs that have expired or belong to no job any more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, or_, select

from crmserver.bulk.folders import job_folder, left_over, remove_folder
from crmserver.bulk.holding import root
from crmserver.bulk.jobs import CANCELLED
from crmserver.store.tables import jobs, tenants

if TYPE_CHECKING:
    from crmserver.server import Server

REMEMBERED = 30 * 24 * 3600 * 1_000_000  # microseconds that an expired job is still answered with 410


async def clean(server: Server) -> None:
    """Removes what is no longer kept."""
    now = server.store.now()
    for identifier in await server.store.read(partial(_ended, now=now)):
        await server.bulk.thread(remove_folder, job_folder(root(server), identifier))
    known = await server.store.read(_known)
    for folder in await server.bulk.thread(left_over, root(server), known, server.bulk.abandoned):
        await server.bulk.thread(remove_folder, folder)
    forgotten = delete(jobs).where(jobs.c.expires_at <= now - REMEMBERED)
    for tenant in await server.store.read(partial(_with_old_jobs, before=now - REMEMBERED)):
        await server.store.run(tenant, lambda unit: unit.execute(forgotten.where(jobs.c.tenant == unit.tenant.id)))


def _ended(connection: Connection, now: int) -> list[str]:
    c = jobs.c
    return list(connection.execute(select(c.id).where(or_(c.expires_at <= now, c.status == CANCELLED))).scalars())


def _known(connection: Connection) -> set[str]:
    return set(connection.execute(select(jobs.c.id)).scalars())


def _with_old_jobs(connection: Connection, before: int) -> list[str]:
    found = (
        select(tenants.c.name).distinct().join(jobs, jobs.c.tenant == tenants.c.id).where(jobs.c.expires_at <= before)
    )
    return list(connection.execute(found).scalars())
