"""A job while this process holds it: what it becomes is saved under its claim, which is kept up meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmserver.bulk.folders import job_folder, make_folder
from crmserver.bulk.jobs import COMPLETED, FAILED, QUEUED, SECOND, Job, Lost, claim, find_job, held, save_job
from crmserver.refusals import Refusal
from crmserver.request import Request
from crmserver.store.pipeline import Overloaded
from crmserver.store.unit import Unit
from crmserver.store.values import instant

if TYPE_CHECKING:
    from crmserver.server import Server

log = logging.getLogger("crmserver.bulk")
HOUR = 3600 * SECOND
PAUSE = 0.5  # seconds, while more work waits than the server takes
STARTS = {"export": "/v1/bulk/exports", "import": "/v1/bulk/imports"}


def root(server: Server) -> str:
    """The folder of all jobs of this database; several databases may share the folder that is set."""
    mark = sha256(b"files of jobs" + server.cursor_key).hexdigest()[:16]
    return str(Path(server.settings.files_path) / mark)


class Holding:
    """One job that this process has claimed."""

    def __init__(self, server: Server, job: Job) -> None:
        self.server = server
        self.job = job
        self.folder = make_folder(job_folder(root(server), job.id))
        self._lost = False

    @property
    def address(self) -> str:
        """Where clients find the job."""
        return f"{self.server.settings.public_url}/v1/bulk/jobs/{self.job.id}"

    def request(self) -> Request:
        """The request that started the job, as far as decisions about it need one."""
        route, params, _ = self.server.routes.match("POST", STARTS[self.job.kind])
        return Request(
            "POST",
            STARTS[self.job.kind],
            "",
            {},
            self.job.id,
            route=route,
            params=params,
            caller=self.job.asked_by(),
            purpose=self.job.purpose,
        )

    async def run(self, do: Callable[[Unit, Job], Job]) -> None:
        """A unit of work that takes the job further, under its claim; raises Lost."""

        def work(unit: Unit) -> Job:
            now = held(unit, self.job)
            made = replace(do(unit, now), claimed_until=unit.now + self.server.bulk.lease)
            save_job(unit, made)
            return made

        if self._lost:
            raise Lost(self.job.id)
        while True:
            try:
                self.job = await self.server.store.run(self.job.tenant, work)
                return
            except Overloaded:
                await asyncio.sleep(PAUSE)

    async def save(self, *, progress: float | None = None, **state: Any) -> None:
        """Keeps what the worker needs and how far it is."""

        def further(_: Unit, job: Job) -> Job:
            shown = job.shown if progress is None else {**job.shown, "progress": ratio(progress)}
            return replace(job, shown=shown, state={**job.state, **state})

        await self.run(further)

    def check(self) -> None:
        """Raises Lost where the claim is known to be gone."""
        if self._lost:
            raise Lost(self.job.id)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Renews the claim for as long as the context lasts."""
        task = asyncio.create_task(self._renew())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _renew(self) -> None:
        lease = self.server.bulk.lease
        while not self._lost:
            await asyncio.sleep(lease / SECOND / 3)
            try:
                self._lost = not await self.server.store.run(self.job.tenant, self._renewed)
            except Exception as error:
                log.warning("the claim of a job was not renewed: %s", type(error).__name__)

    def _renewed(self, unit: Unit) -> bool:
        now = find_job(unit, self.job.id)
        if now is None or now.claimed_by != self.job.claimed_by or now.status != self.job.status:
            return False
        save_job(unit, replace(now, claimed_until=unit.now + self.server.bulk.lease))
        return True

    async def finish(
        self, *, failed: Refusal | None = None, broken: bool = False, detail: str = "", **shown: Any
    ) -> None:
        """Ends the job; its files are kept for as long as the server keeps them."""

        def done(unit: Unit, job: Job) -> Job:
            expires = unit.now + self.server.settings.job_hours * HOUR
            told = {**job.shown, **shown, "completedAt": instant(unit.now), "expiresAt": instant(expires)}
            if failed is not None:
                told["problem"] = failed.problem("en", job.id) | ({"detail": detail} if detail else {})
            else:
                told["progress"] = ratio(1)
            status = COMPLETED if failed is None else FAILED
            return replace(job, status=status, expires_at=expires, shown=told, state={**job.state, "broken": broken})

        await self.run(done)

    async def release(self) -> None:
        """Gives the job back, so that another process may go on with it at once."""

        def work(unit: Unit) -> None:
            now = find_job(unit, self.job.id)
            if now is not None and now.claimed_by == self.job.claimed_by and now.status == self.job.status:
                save_job(unit, replace(now, status=QUEUED, claimed_by=None, claimed_until=None))

        await self.server.store.run(self.job.tenant, work)


async def take(server: Server, tenant: str, identifier: str) -> Holding | None:
    """A job that nobody else holds, claimed."""
    bulk = server.bulk
    job = await server.store.run(
        tenant, lambda unit: claim(unit, identifier, bulk.holder, bulk.lease, alone=alone(server))
    )
    return None if job is None else Holding(server, job)


def alone(server: Server) -> bool:
    """Whether no other process works on the database, so that a claim of another one is a left-over."""
    return server.store.database.is_sqlite


def ratio(share: float) -> str:
    """A share as it is sent."""
    return f"{min(max(share, 0.0), 1.0):.4f}".rstrip("0").rstrip(".")
