"""What the outbox holds: changes by their sequence, each with the version that it made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from crmserver.store.tables import event_traces, events, heads, history, tenants
from crmserver.store.terms import Terms

WINDOW = 5_000  # changes that one statement looks through
DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `doc` is the version that it made, for a deletion the one that it ended; None if it is gone."""

    seq: int
    resource: str
    id: str
    number: int
    verb: str
    recorded_at: int
    valid_from: int
    doc: bytes | None
    trace: str | None

    @property
    def deletion(self) -> bool:
        """Whether the record ended."""
        return self.verb == DELETED


def bounds(connection: Connection, tenant: int) -> tuple[int, int]:
    """The sequence before the oldest change that is kept, and that of the last one."""
    last = connection.execute(select(tenants.c.seq).where(tenants.c.id == tenant)).scalar() or 0
    first = connection.execute(oldest(tenant)).scalar()
    return (last if first is None else first - 1), last


def oldest(tenant: int) -> Select[Any]:
    """The sequence of the oldest change that is kept, by its key: a minimum would be sought in every event."""
    c = events.c
    return select(c.seq).where(c.tenant == tenant, c.seq > 0).order_by(c.seq).limit(1)


def between(
    connection: Connection,
    terms: Terms,
    tenant: int,
    after: int,
    until: int,
    resources: Collection[str] | None = None,
    limit: int = WINDOW,
) -> list[Change]:
    """Changes after one sequence up to another in their order, at most `limit`; of all resources, or of some."""
    wanted = _changes().where(E.tenant == tenant, E.seq > after, E.seq <= until).order_by(E.seq).limit(limit)
    if resources is not None:
        wanted = wanted.where(E.resource.in_([terms[name] for name in resources if name in terms]))
    return [_change(row, terms) for row in connection.execute(wanted)]


def given_up(
    connection: Connection, terms: Terms, tenant: int, letters: Any, subscription: str, after: int, limit: int
) -> list[Change]:
    """Changes that are dead letters of a subscription, those whose event is kept."""
    mine = (letters.c.tenant == tenant) & (letters.c.subscription == subscription) & (letters.c.seq == E.seq)
    wanted = _changes().where(E.tenant == tenant, E.seq > after, select(letters.c.seq).where(mine).exists())
    return [_change(row, terms) for row in connection.execute(wanted.order_by(E.seq).limit(limit))]


E, H, P, T = events.c, heads.c, history.c, event_traces.c


def _changes() -> Select[Any]:
    """Changes with their versions: in the history, or still in the head.

    Each version is looked up by its key. Joined, the planner of PostgreSQL may read the whole history of a tenant.
    """
    number = case((E.verb == DELETED, E.number - 1), else_=E.number)
    past = and_(P.tenant == E.tenant, P.resource == E.resource, P.id == E.id, P.number == number)
    head = and_(H.tenant == E.tenant, H.resource == E.resource, H.id == E.id, H.number == number)
    trace = and_(T.tenant == E.tenant, T.seq == E.seq)

    def kept(name: str) -> Any:
        places = (select(columns[name]).where(key).correlate(events) for columns, key in ((P, past), (H, head)))
        return func.coalesce(*(each.scalar_subquery() for each in places)).label(name)

    columns = (E.seq, E.resource, E.id, E.number, E.verb, E.recorded_at, kept("valid_from"), kept("doc"), T.trace)
    return select(*columns).select_from(events.outerjoin(event_traces, trace))


def _change(row: Any, terms: Terms) -> Change:
    valid_from = row.recorded_at if row.verb == DELETED or row.valid_from is None else row.valid_from
    doc = bytes(row.doc) if row.doc else None
    resource = terms.name(row.resource)
    return Change(row.seq, resource, row.id, row.number, row.verb, row.recorded_at, valid_from, doc, row.trace)
