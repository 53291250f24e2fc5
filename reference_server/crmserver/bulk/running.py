"""Jobs carried out one after another, by whichever process claims them first."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from crmserver.bulk.exporting import Export
from crmserver.bulk.fetching import NotAsSaid
from crmserver.bulk.folders import remove_folder
from crmserver.bulk.holding import Holding, alone, take
from crmserver.bulk.importing import Import
from crmserver.bulk.jobs import CANCELLED, Lost, find_job, waiting
from crmserver.refusals import Refusal

if TYPE_CHECKING:
    from crmserver.server import Server

log = logging.getLogger("crmserver.bulk")
KINDS: dict[str, Any] = {"export": Export, "import": Import}


async def work(server: Server) -> None:
    """Carries out what waits, then waits for more."""
    bulk = server.bulk
    while True:
        bulk.wake.clear()
        found = await server.store.read(
            partial(waiting, now=server.store.now(), holder=bulk.holder, alone=alone(server))
        )
        for tenant, identifier in found[:1]:
            holding = await take(server, tenant, identifier)
            if holding is not None:
                await carry_out(holding)
        if not found:
            try:
                await asyncio.wait_for(bulk.wake.wait(), bulk.rest)
            except TimeoutError:
                continue


async def carry_out(holding: Holding) -> None:
    """Does the work of a job that is held; what fails is said in the job."""
    try:
        async with holding.kept():
            await _done(holding)
    except Lost:
        await _let_go(holding)
    except asyncio.CancelledError:
        await asyncio.shield(holding.release())
        raise


async def _done(holding: Holding) -> None:
    try:
        await KINDS[holding.job.kind](holding).run()
    except NotAsSaid as refusal:
        await holding.finish(failed=refusal, detail=refusal.reason)
    except Refusal as refusal:
        await holding.finish(failed=refusal)
    except Lost:
        raise
    except Exception as error:
        log.error("job %s failed: %s", holding.job.id, type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
        await holding.finish(failed=Refusal("failure"), broken=True)


async def _let_go(holding: Holding) -> None:
    """Leaves a job to whoever has it now; where nobody shall have it, its files go."""
    found = await holding.server.store.run(holding.job.tenant, lambda unit: find_job(unit, holding.job.id))
    if found is None or found.status == CANCELLED:
        await holding.server.bulk.thread(remove_folder, holding.folder)
    log.info("job %s is no longer held here", holding.job.id)
