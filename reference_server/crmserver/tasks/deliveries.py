"""Delivers events to endpoints: woken by commits of this process, looking now and then for those of others."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from httpcore import AsyncConnectionPool
from sqlalchemy import Connection, and_, func, or_, select, tuple_

from crmserver.background import runs_beside
from crmserver.events.delivering import SECOND, Turn
from crmserver.events.sending import connections
from crmserver.events.subscriptions import FAILING, LIVE
from crmserver.store.tables import subscriptions, tenants

if TYPE_CHECKING:
    from crmserver.server import Server

log = logging.getLogger("crmserver.deliveries")
GRACE = 5.0  # seconds that attempts have when the server stops
LISTED = 500  # subscriptions that are looked at in one round


@runs_beside("deliveries")
async def deliveries(server: Server) -> None:
    """Gives each subscription with changes to deliver its turn, for as long as the server runs."""
    async with connections(server) as pool:
        begun = Deliveries(server, pool)
        try:
            await begun.run()
        finally:
            await begun.stop()


@dataclass
class Deliveries:
    """The turns that run now, by tenant and subscription, each with the client and whether its endpoint failed last."""

    server: Server
    pool: AsyncConnectionPool
    me: str = field(default_factory=lambda: token_hex(8))
    going: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)
    tasks: set[asyncio.Future[None]] = field(default_factory=set)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Begins turns as there is room for them, round after round."""
        while True:
            now = self.server.store.now()
            looked = partial(waiting_of, now=now, each=self.server.pace.each_at_once, full=self._full())
            self.server.bell.listening, waiting = await self.server.store.read(looked)
            pause = self._begin(waiting)
            await self.server.bell.wait(pause)
            await asyncio.sleep(self.server.pace.gather)

    async def stop(self) -> None:
        """Lets attempts under way come to an end, for a while; what is cut off then goes out again later."""
        self.stopping.set()
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=GRACE)
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def _begin(self, waiting: list[Any]) -> float:
        """Begins the turns that are due, first of clients that have fewest; gives the seconds until the next one is."""
        pause, now, of_each = self.server.pace.poll, self.server.store.now(), self._of_each()
        for row in sorted(waiting, key=lambda row: of_each[row.name, row.client]):
            if row.next_attempt_at > now:
                pause = min(pause, (row.next_attempt_at - now) / SECOND)
            elif self._room(row):
                key = row.name, row.id
                self.going[key] = (row.client, row.status == FAILING)
                task = asyncio.create_task(self._turn(key))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
        return pause

    def _room(self, row: Any) -> bool:
        """Whether a turn may begin: not twice, and neither one client nor what fails takes all places."""
        if (row.name, row.id) in self.going:
            return False
        pace, going = self.server.pace, self.going
        failing = sum(failed for _, failed in going.values())
        full = len(going) - failing >= pace.at_once if row.status != FAILING else failing >= pace.failing_at_once
        return not full and (row.name, row.client) not in self._full()

    def _full(self) -> set[tuple[str, str]]:
        """The clients, by tenant, that have all the places of one."""
        return {each for each, number in self._of_each().items() if number >= self.server.pace.each_at_once}

    def _of_each(self) -> Counter[tuple[str, str]]:
        """How many turns of each client run now."""
        return Counter((key[0], client) for key, (client, _) in self.going.items())

    async def _turn(self, key: tuple[str, str]) -> None:
        try:
            await Turn(self.server, self.pool, self.me, self.stopping, *key).run()
        except Exception as error:  # one subscription must not end the deliveries of all
            log.error("the turn of subscription %s failed: %s", key[1], type(error).__name__)
            await asyncio.sleep(self.server.pace.poll)
        finally:
            del self.going[key]
            self.server.bell.ring()


def waiting_of(
    connection: Connection, now: int, each: int, full: Collection[tuple[str, str]] = ()
) -> tuple[bool, list[Any]]:
    """Whether any subscription is live; and those that are free and have changes to look at, longest due first.

    No more than `each` of one client that failed last, as many that did not, and none of the clients in `full`: so
    many of one do not hide those of others.
    """
    c = subscriptions.c
    free = or_(c.claimed_until.is_(None), c.claimed_until <= now)
    of_one = (c.tenant, c.client, c.status == FAILING)
    place = func.row_number().over(partition_by=of_one, order_by=(c.next_attempt_at, c.position, c.id))
    found = select(tenants.c.name, c.id, c.client, c.status, c.next_attempt_at, c.position, place.label("place"))
    found = found.join_from(subscriptions, tenants, tenants.c.id == c.tenant)
    found = found.where(and_(c.status.in_(LIVE), c.position < tenants.c.seq, free))
    if full:
        found = found.where(tuple_(tenants.c.name, c.client).not_in(sorted(full)))
    of_each = found.subquery()
    first = select(of_each).where(of_each.c.place <= each).order_by(of_each.c.next_attempt_at, of_each.c.position)
    rows = list(connection.execute(first.limit(LISTED)).all())
    live = rows or connection.execute(select(c.id).where(c.status.in_(LIVE)).limit(1)).all()
    return bool(live), rows
