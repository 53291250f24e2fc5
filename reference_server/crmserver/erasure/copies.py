"""Copies of erased records outside the store of records: answers kept for repeated requests, and files of jobs."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, select, tuple_, update

from crmserver.bulk.folders import job_folder, remove_folder
from crmserver.bulk.holding import root
from crmserver.bulk.jobs import OPEN, QUEUED, Job, job_of, save_job
from crmserver.erasure.cleaning import forgotten
from crmserver.store.tables import idempotency, jobs
from crmserver.store.unit import Key, Unit

if TYPE_CHECKING:
    from crmserver.server import Server

Name = tuple[str, str]  # client and key of a repeated request
STRETCH = 500
ID = re.compile(rb'"id":"([^"]{1,64})"')
EXPORT = "export"


async def erase_answers(server: Server, tenant: str, erased: Collection[Key]) -> None:
    """Anonymizes the answers that are given again to repeated requests; the requests keep their answers."""
    ids = {identifier.encode() for _, identifier in erased}
    last: Name | None = ("", "")
    while last is not None:
        found, last = await server.store.read(partial(_answers, server, tenant, last, ids))
        if found:
            await server.store.run(tenant, partial(_forget, found, erased))


def _answers(
    server: Server, tenant: str, after: Name, ids: set[bytes], connection: Connection
) -> tuple[list[Name], Name | None]:
    """The keys of a stretch whose answers name one of some ids, and the last key looked at."""
    c = idempotency.c
    mine = select(c.client, c.name, c.body).where(c.tenant == server.store.tenants[tenant])
    rows = connection.execute(
        mine.where(tuple_(c.client, c.name) > after).order_by(c.client, c.name).limit(STRETCH)
    ).all()
    found = [(row.client, row.name) for row in rows if not ids.isdisjoint(ID.findall(row.body))]
    return found, (rows[-1].client, rows[-1].name) if len(rows) == STRETCH else None


def _forget(names: list[Name], erased: Collection[Key], unit: Unit) -> None:
    c = idempotency.c
    for client, name in names:
        mine = (c.tenant == unit.tenant.id, c.client == client, c.name == name)
        body = unit.select(select(c.body).where(*mine)).scalar()
        if body:
            made = orjson.dumps(forgotten(orjson.loads(body), erased))
            unit.execute(update(idempotency).where(*mine).values(body=made))


async def erase_files(server: Server, tenant: str, erased: Collection[Key]) -> bool:
    """Ends the jobs whose files may hold erased records and removes the files; False while an import still runs.

    An export under way begins anew, and finds the records as they are now.
    """
    resources = {resource for resource, _ in erased}
    ended, running = await server.store.run(tenant, partial(_end_jobs, resources))
    for identifier in ended:
        await server.bulk.thread(remove_folder, job_folder(root(server), identifier))
    server.bulk.wake.set()
    return not running


def _end_jobs(resources: set[str], unit: Unit) -> tuple[list[str], bool]:
    """The jobs whose files go, and whether an import is under way."""
    rows = unit.select(select(jobs).where(jobs.c.tenant == unit.tenant.id))
    mine = [job for row in rows.all() if _may_hold(job := job_of(row, unit.tenant.name), resources)]
    for job in mine:
        if job.status not in OPEN:
            save_job(unit, replace(job, expires_at=min(job.expires_at or unit.now, unit.now), shown=_bare(job)))
        elif job.kind == EXPORT:
            save_job(unit, replace(job, status=QUEUED, claimed_by=None, claimed_until=None))
    ended = [job.id for job in mine if job.status not in OPEN]
    return ended, any(job.status in OPEN and job.kind != EXPORT for job in mine)


def _may_hold(job: Job, resources: set[str]) -> bool:
    return job.kind != EXPORT or not resources.isdisjoint(job.state.get("resources", resources))


def _bare(job: Job) -> dict[str, Any]:
    """What is told of a job without the condition that chose its records, since that may name a value."""
    return {name: value for name, value in job.shown.items() if name != "filter"}
