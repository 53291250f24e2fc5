"""An order carried out: records, kept answers, files of jobs and of the database; it may begin anew at any point."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from crmserver.erasure import copies
from crmserver.erasure.disk import purge
from crmserver.erasure.orders import Order, settle, waiting
from crmserver.erasure.reach import Reach
from crmserver.erasure.records import Erasing
from crmserver.store.unit import Key, Unit
from crmserver.store.values import micros

if TYPE_CHECKING:
    from crmserver.server import Server

log = logging.getLogger("crmserver.erasure")
STRETCH = 20  # records in a unit of work
ROUNDS = 5  # looks for what came in while the records before were erased
DAY = 24 * 3600 * 1_000_000  # microseconds
SOON = 30_000_000  # microseconds until another attempt at what was in the way


async def carry_out(server: Server, request: str | None = None) -> int:
    """Carries out the order of a request, or all that are due; gives how many it was. What fails stays an order."""
    due = partial(waiting, now=None if request else server.store.now(), request=request)
    done = 0
    for order in await server.store.read(due):
        claim = f"erasure\n{order.tenant}\n{order.request[1]}"
        if claim in server.erasing or not await server.store.claims.take(claim):
            continue
        server.erasing.add(claim)
        try:
            await _carry_out(server, order)
            done += 1
        except Exception as error:  # the order stays, and the task comes back to it
            log.error("erasure %s failed: %s", order.request[1], type(error).__name__, exc_info=True)
        finally:
            server.erasing.discard(claim)
            await server.store.claims.give(claim)
    return done


async def _carry_out(server: Server, order: Order) -> None:
    reach, kept, count = await _records(server, order)
    await copies.erase_answers(server, order.tenant, reach.whole - kept.keys())
    gone = await copies.erase_files(server, order.tenant, reach.whole | reach.shared)
    gone &= await asyncio.to_thread(purge, server.store.database)

    def end(unit: Unit) -> None:
        again = None if gone else unit.now + SOON
        if gone and kept:
            again = micros(min(kept.values())) + DAY
        if count or gone:
            unit.audit(_entry(order, count))
        settle(unit, order, again)

    await server.store.run(order.tenant, end)
    log.info(
        "erasure %s: %d records, %d kept by law, %s", order.request[1], count, len(kept), "done" if gone else "not done"
    )


async def _records(server: Server, order: Order) -> tuple[Reach, dict[Key, str], int]:
    """Erases the records, and those that came in meanwhile."""
    count = 0
    for _ in range(ROUNDS):
        reach = await server.store.read(partial(_reach, server, order))
        erasing = Erasing(server, frozenset(reach.whole))
        keys = sorted(reach.whole | reach.shared)
        new = 0
        for start in range(0, len(keys), STRETCH):
            some = keys[start : start + STRETCH]
            new += await server.store.run(order.tenant, partial(_erase, erasing, some), some)
        count += new
        if not new:
            break
    return reach, erasing.kept, count


def _reach(server: Server, order: Order, connection: Connection) -> Reach:
    found = Reach(connection, server.store.terms, server.store.tenants[order.tenant])
    found.follow(order.subject, order.request)
    return found


def _erase(erasing: Erasing, keys: list[Key], unit: Unit) -> int:
    return sum(erasing.erase(unit, key) for key in keys)


def _entry(order: Order, count: int) -> dict[str, Any]:
    """The audit event of an erasure: the person by reference, never by name."""
    kind, identifier = order.subject
    made = {"actorKind": "system", "action": "erase", "decision": "permit", "count": count}
    return {**made, "objectType": kind, "object": {"type": kind, "id": identifier}}
