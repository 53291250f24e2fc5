"""Jobs as rows: what was asked, by whom, how far it is, and which process holds it for how long.

Every change of a job is a unit of work, so it stands under the lock of its tenant: two processes that
want one job agree on who has it, and one that has lost it stores nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import orjson
from sqlalchemy import Connection, or_, select, update

from crmserver.auth.caller import Caller
from crmserver.store.tables import jobs, tenants
from crmserver.store.unit import Unit
from crmserver.store.values import instant

Document = dict[str, Any]
QUEUED, RUNNING, COMPLETED, FAILED, CANCELLED = "queued", "running", "completed", "failed", "cancelled"
OPEN = (QUEUED, RUNNING)
SECOND = 1_000_000


class Lost(Exception):
    """The job is no longer this process's: cancelled, finished or held by another one."""


@dataclass(frozen=True, slots=True)
class Job:
    """One export or import; times in microseconds, `shown` what the client sees, `state` what the worker needs."""

    tenant: str
    id: str
    client: str
    kind: str
    status: str
    created_at: int
    expires_at: int | None
    position: int
    claimed_by: str | None
    claimed_until: int | None
    shown: Document
    caller: Document
    purpose: str | None
    state: Document = field(default_factory=dict)

    def asked_by(self) -> Caller:
        """The client that asked, with what its token allowed."""
        return Caller(**{**self.caller, "scopes": frozenset(self.caller["scopes"])})

    def document(self) -> Document:
        """The job as it is sent."""
        return {"id": self.id, "kind": self.kind, "status": self.status, **self.shown}

    def expired(self, now: int) -> bool:
        """Whether its files are no longer kept."""
        return self.expires_at is not None and self.expires_at <= now


def new_job(
    tenant: str, identifier: str, kind: str, caller: Caller, purpose: str | None, now: int, shown: Mapping[str, Any]
) -> Job:
    """A job that nobody has begun."""
    asked = {**asdict(caller), "scopes": sorted(caller.scopes)}
    told = {"requestedAt": instant(now), **shown}
    return Job(tenant, identifier, caller.client, kind, QUEUED, now, None, 0, None, None, told, asked, purpose)


def _columns(job: Job) -> Document:
    rest = {"shown": job.shown, "caller": job.caller, "purpose": job.purpose, "state": job.state}
    names = ("client", "kind", "status", "created_at", "expires_at", "position", "claimed_by", "claimed_until")
    return {**{name: getattr(job, name) for name in names}, "doc": orjson.dumps(rest)}


def job_of(row: Any, tenant: str) -> Job:
    """A job from its row."""
    names = ("id", "client", "kind", "status", "created_at", "expires_at", "position", "claimed_by", "claimed_until")
    rest = orjson.loads(row.doc)
    return Job(tenant=tenant, **{name: getattr(row, name) for name in names}, **rest)


def insert_job(unit: Unit, job: Job) -> None:
    """Stages a new job."""
    unit.execute(jobs.insert(), [{"tenant": unit.tenant.id, "id": job.id, **_columns(job)}])


def find_job(unit: Unit, identifier: str) -> Job | None:
    """A job by its id."""
    c = jobs.c
    row = unit.select(select(jobs).where(c.tenant == unit.tenant.id, c.id == identifier)).first()
    return None if row is None else job_of(row, unit.tenant.name)


def save_job(unit: Unit, job: Job) -> None:
    """Stages what a job has become."""
    mine = (jobs.c.tenant == unit.tenant.id) & (jobs.c.id == job.id)
    unit.execute(update(jobs).where(mine).values(**_columns(job)))


def claim(unit: Unit, identifier: str, holder: str, lease: int, *, alone: bool = False) -> Job | None:
    """The job, now held by `holder` for `lease` microseconds; None where there is nothing to do or another has it.

    `alone`: there is no other process, so whoever held it is gone.
    """
    job = find_job(unit, identifier)
    if job is None or job.status not in OPEN:
        return None
    if not alone and job.claimed_by not in (None, holder) and (job.claimed_until or 0) > unit.now:
        return None
    made = replace(job, status=RUNNING, claimed_by=holder, claimed_until=unit.now + lease)
    save_job(unit, made)
    return made


def held(unit: Unit, job: Job) -> Job:
    """The job as it is now; raises Lost unless it is still this holder's, at the place that the holder knows."""
    now = find_job(unit, job.id)
    if now is None or now.status != RUNNING or (now.claimed_by, now.position) != (job.claimed_by, job.position):
        raise Lost(job.id)
    return now


def waiting(connection: Connection, now: int, holder: str, *, alone: bool) -> list[tuple[str, str]]:
    """Tenant and id of each job that may be claimed, the oldest first; `alone`: whoever held one before is gone."""
    c = jobs.c
    free = [c.claimed_until.is_(None), c.claimed_until <= now]
    if alone:
        free.append(c.claimed_by != holder)
    found = select(tenants.c.name, c.id).join(tenants, tenants.c.id == c.tenant)
    found = found.where(c.status.in_(OPEN), or_(*free)).order_by(c.created_at, c.id)
    return [(row.name, row.id) for row in connection.execute(found)]
