"""Subscriptions as they are kept: whose they are, how far they got, and how a client sees them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import orjson
from sqlalchemy import Select, func, select

from crmserver.auth.caller import Caller
from crmserver.events.signing import SCHEME, Keys, packed, public_key, unpacked
from crmserver.store.tables import dead_letters, subscriptions
from crmserver.store.unit import Unit
from crmserver.store.values import instant, micros
from crmserver.store.vault import Vault

ACTIVE, FAILING, ENDED = "active", "failing", "ended"
LIVE = (ACTIVE, FAILING)
Document = dict[str, Any]
C, L = subscriptions.c, dead_letters.c


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription; `asked` is what the client wrote, `caller` who it was, `since` when failing began."""

    id: str
    status: str
    position: int
    attempts: int
    next_attempt_at: int
    claimed_by: str | None
    claimed_until: int | None
    keys: Keys
    asked: Document
    caller: Caller
    purpose: str | None
    created_at: int
    delivered_at: int | None
    since: int | None

    def expired(self, now: int) -> bool:
        """Whether its time is over."""
        return "expiresAt" in self.asked and micros(self.asked["expiresAt"]) <= now

    def state(self, now: int) -> str:
        """Its status as a client sees it."""
        return ENDED if self.expired(now) else self.status


def row_of(tenant: int, it: Subscription, vault: Vault) -> Document:
    """The row of a new subscription."""
    return {
        "tenant": tenant,
        "id": it.id,
        "client": it.caller.client,
        "secret": vault.seal(packed(it.keys)),
        **_changing(it),
    }


def _changing(it: Subscription) -> Document:
    """The columns that deliveries write."""
    return {
        "status": it.status,
        "position": it.position,
        "attempts": it.attempts,
        "next_attempt_at": it.next_attempt_at,
        "claimed_by": it.claimed_by,
        "claimed_until": it.claimed_until,
        "doc": doc_of(it),
    }


def doc_of(it: Subscription) -> bytes:
    """What is kept of a subscription besides its columns."""
    caller = asdict(it.caller) | {"scopes": sorted(it.caller.scopes)}
    times = {"createdAt": it.created_at, "deliveredAt": it.delivered_at, "since": it.since}
    return orjson.dumps({"asked": it.asked, "caller": caller, "purpose": it.purpose, **times})


def of_row(row: Any, vault: Vault) -> Subscription:
    """A subscription from its row; raises CannotOpen."""
    kept = orjson.loads(row.doc)
    caller = kept["caller"]
    return Subscription(
        id=row.id,
        status=row.status,
        position=row.position,
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        claimed_by=row.claimed_by,
        claimed_until=row.claimed_until,
        keys=unpacked(vault.open(bytes(row.secret))),
        asked=kept["asked"],
        caller=Caller(**{**caller, "scopes": frozenset(caller["scopes"])}),
        purpose=kept["purpose"],
        created_at=kept["createdAt"],
        delivered_at=kept["deliveredAt"],
        since=kept["since"],
    )


def shown(it: Subscription, dead: int, now: int) -> Document:
    """A subscription as its client sees it: with the public key, never with the private one."""
    made: Document = {"id": it.id, "status": it.state(now), **it.asked}
    made |= {"purpose": it.purpose} if it.purpose else {}
    made |= {"signature": SCHEME, "publicKey": public_key(it.keys), "createdAt": instant(it.created_at)}
    made |= {"lastDeliveredAt": instant(it.delivered_at)} if it.delivered_at is not None else {}
    return made | {"deadLetterCount": dead}


def mine(tenant: int, client: str) -> Select[Any]:
    """The subscriptions of a client, in the order of their ids, with the number of their dead letters."""
    letters = (L.tenant == C.tenant) & (L.subscription == C.id)
    dead = select(func.count()).select_from(dead_letters).where(letters).scalar_subquery()
    found = select(subscriptions, dead.label("dead")).where(C.tenant == tenant, C.client == client)
    return found.order_by(C.id)


def one(tenant: int, client: str, identifier: str) -> Select[Any]:
    """One subscription of a client."""
    return mine(tenant, client).where(C.id == identifier)


def find(unit: Unit, identifier: str, vault: Vault) -> Subscription | None:
    """A subscription of the tenant of a unit, whoever made it."""
    row = unit.select(select(subscriptions).where(_is(unit, identifier))).first()
    return None if row is None else of_row(row, vault)


def save(unit: Unit, it: Subscription) -> None:
    """Writes a subscription, but for its keys, which a client may be rotating."""
    unit.execute(subscriptions.update().where(_is(unit, it.id)).values(**_changing(it)))


def save_keys(unit: Unit, identifier: str, keys: Keys, vault: Vault) -> None:
    """Writes the keys of a subscription."""
    unit.execute(subscriptions.update().where(_is(unit, identifier)).values(secret=vault.seal(packed(keys))))


def _is(unit: Unit, identifier: str) -> Any:
    return (C.tenant == unit.tenant.id) & (C.id == identifier)
