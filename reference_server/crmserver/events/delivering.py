"""Deliveries of one subscription: claimed by one process, in order, each settled in the store before the next.

The position of a subscription moves with the audit event of the delivery in one transaction. Where
the process dies in between, the event goes out again under the same id.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from httpcore import AsyncConnectionPool
from sqlalchemy import Connection

from crmserver import audit
from crmserver.events import subscriptions as kept
from crmserver.events.addresses import ON_BEHALF
from crmserver.events.envelope import MEDIA
from crmserver.events.outbox import WINDOW, Change, between, bounds
from crmserver.events.pace import wait
from crmserver.events.sending import Result
from crmserver.events.sight import Event, Views, readable
from crmserver.events.signing import in_force
from crmserver.events.subscriptions import ACTIVE, ENDED, FAILING, LIVE, Subscription
from crmserver.request import Request
from crmserver.store.tables import dead_letters
from crmserver.store.unit import Unit

if TYPE_CHECKING:
    from crmserver.server import Server

SECOND = 1_000_000
STRETCH = 50  # changes that are worked out at once
FRESH = 5.0  # seconds that what was worked out may be sent
AGENT = "crmstandard"
Step = Callable[[Unit, Subscription], Subscription | None]


@dataclass(frozen=True, slots=True)
class Turn:
    """Some time for one subscription of one tenant, by a process that calls itself `me`."""

    server: Server
    pool: AsyncConnectionPool
    me: str
    stopping: asyncio.Event
    tenant: str
    id: str

    async def run(self) -> None:
        """Delivers what waits until there is no more, the endpoint fails or the turn is over."""
        try:
            await self._run()
        except BaseException:  # also where the server stops: another process need not wait for the claim to end
            await self._take(_released)
            raise

    async def _run(self) -> None:
        over = time.monotonic() + self.server.pace.turn
        it = await self._take(self._claimed)
        while it is not None and it.claimed_by == self.me:
            events, through, more = await self._stretch(it)
            delivered = await self._deliver(it, events)
            if delivered is None:
                return
            it, whole = delivered
            on = (more or not whole) and time.monotonic() < over and not self.stopping.is_set()
            step = self._held if on else _released
            it = await self._take(partial(_moved, step, through if whole else it.position))

    async def _take(self, step: Step) -> Subscription | None:
        """The subscription after a step in one transaction; None where it is gone, not due or another process's."""

        def work(unit: Unit) -> Subscription | None:
            found = kept.find(unit, self.id, self.server.store.vault)
            if found is None or (found.claimed_by != self.me and (found.claimed_until or 0) > unit.now):
                return None
            after = step(unit, found)
            if after is not None:
                kept.save(unit, after)
            return after

        return await self.server.store.run(self.tenant, work)

    def _claimed(self, unit: Unit, found: Subscription) -> Subscription | None:
        if found.status not in LIVE or found.next_attempt_at > unit.now:
            return None
        if found.expired(unit.now):
            return _ended(unit, found)
        return self._held(unit, found)

    def _held(self, unit: Unit, found: Subscription) -> Subscription:
        return replace(found, claimed_by=self.me, claimed_until=unit.now + round(self.server.pace.lease * SECOND))

    async def _stretch(self, it: Subscription) -> tuple[list[Event], int, bool]:
        """The next events, through which sequence all changes were looked at, and whether there are more."""
        server, request = self.server, self._request(it)
        resources = readable(server, request, it.asked.get("resourceTypes"))
        tenant = server.store.tenants[self.tenant]

        def read(connection: Connection) -> tuple[list[Change], int, int]:
            floor, last = bounds(connection, tenant)
            after = max(it.position, floor)
            until = min(last, after + WINDOW)
            found = between(connection, server.store.terms, tenant, after, until, resources, STRETCH)
            return found, found[-1].seq if len(found) == STRETCH else until, last

        changes, through, last = await server.store.read(read)
        wanted = partial(server.meets, it.asked["filter"]) if "filter" in it.asked else None
        return await server.events_of(server, request, Views(), changes, wanted), through, through < last

    def _request(self, it: Subscription) -> Request:
        """The request that a delivery counts as: a read by the client that subscribed."""
        path = f"/v1/subscriptions/{it.id}"
        route, params, _ = self.server.routes.match("GET", path)
        made = Request("GET", path, "", {}, f"delivery-{it.id}"[:64], route=route, params=params)
        made.caller, made.purpose = it.caller, it.purpose
        return made

    async def _deliver(self, it: Subscription, events: list[Event]) -> tuple[Subscription, bool] | None:
        """Sends events one by one; the subscription then and whether it got all. None where it is not held any more."""
        ON_BEHALF.set((self.tenant, it.caller.client))
        stale = time.monotonic() + FRESH
        for event in events:
            now = self.server.store.now()
            if it.expired(now):
                await self._take(_ended)
                return None
            if time.monotonic() > stale or self.stopping.is_set():
                return it, False
            outcome = await self.server.post(self.server, self.pool, it.asked["endpoint"], *self._message(it, event))
            after = await self._take(partial(self._settled, event, outcome))
            if after is None or after.claimed_by != self.me:
                return None
            it = after
        return it, True

    def _message(self, it: Subscription, event: Event) -> tuple[dict[str, str], bytes]:
        """Headers and body of a delivery."""
        now = self.server.store.now()
        body, identifier, timestamp = event.body, f"msg_{it.id}_{event.change.seq}", str(now // SECOND)
        headers = {
            "content-type": MEDIA,
            "user-agent": AGENT,
            "webhook-id": identifier,
            "webhook-timestamp": timestamp,
            "webhook-signature": self.server.signature(in_force(it.keys, now), identifier, timestamp, body),
        }
        return headers | ({"traceparent": event.change.trace} if event.change.trace else {}), body

    def _settled(self, event: Event, outcome: Result, unit: Unit, found: Subscription) -> Subscription:
        """What follows from an attempt."""
        if outcome.taken:
            unit.audit(self._entry(found, event))
            held = replace(self._held(unit, found), position=event.change.seq, attempts=0, next_attempt_at=0)
            return replace(held, status=ACTIVE, since=None, delivered_at=unit.now)
        return self._failed(event, outcome, unit, found)

    def _entry(self, it: Subscription, event: Event) -> dict[str, Any]:
        change = event.change
        request = self._request(it)
        made = audit.event(request, event.view, action="export", resource=change.resource, record=change.id)
        return made | {"maxPrivacyClass": event.document["privacyclass"]}

    def _failed(self, event: Event, outcome: Result, unit: Unit, found: Subscription) -> Subscription:
        """Another attempt later; after the last one a dead letter, and after long failing the end."""
        pace, attempts = self.server.pace, found.attempts + 1
        since = found.since or unit.now
        after = replace(_released(unit, found), attempts=attempts, since=since, status=FAILING)
        if attempts >= pace.attempts:
            unit.execute(dead_letters.insert(), [_letter(unit, found, event, outcome)])
            after = replace(after, attempts=0, position=event.change.seq)
        if unit.now - since > pace.patience * SECOND:
            after = replace(after, status=ENDED)
        pause = wait(pace, max(after.attempts, 1), outcome.wait)
        return replace(after, next_attempt_at=unit.now + round(pause * SECOND))


def _released(_unit: Unit, found: Subscription) -> Subscription:
    return replace(found, claimed_by=None, claimed_until=None)


def _ended(unit: Unit, found: Subscription) -> Subscription:
    return replace(_released(unit, found), status=ENDED)


def _moved(
    step: Callable[[Unit, Subscription], Subscription], through: int, unit: Unit, found: Subscription
) -> Subscription:
    return replace(step(unit, found), position=max(found.position, through))


def _letter(unit: Unit, found: Subscription, event: Event, outcome: Result) -> Mapping[str, Any]:
    key = {"tenant": unit.tenant.id, "subscription": found.id, "seq": event.change.seq}
    return {**key, "failed_at": unit.now, "reason": outcome.words}
