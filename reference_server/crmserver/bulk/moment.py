"""The records of a resource as they were at one moment, page by page, while writes go on.

What was recorded by the moment is told by its time alone: times of a tenant only go up in the order of
commits. So no transaction stays open for long, and an export that was broken off shows the same again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from crmserver.store.lookups import head_of, version_of
from crmserver.store.store import Store
from crmserver.store.tables import heads, history
from crmserver.store.timeline import Version, current
from crmserver.store.unit import Head


@dataclass(frozen=True, slots=True)
class Shown:
    """One record at the moment: its version, or the last one before it was deleted, with the time of that."""

    id: str
    version: Version | None
    deleted_at: int | None = None
    last: Version | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some records in the order of their ids; `after` is where the next page begins, None behind the last."""

    records: list[Shown]
    after: str | None


def page(connection: Connection, store: Store, tenant: int, resource: str, after: str, limit: int, at: int) -> Page:
    """At most `limit` records behind an id."""
    c = heads.c
    mine = (c.tenant == tenant) & (c.resource == store.terms[resource])
    rows = connection.execute(select(heads).where(mine, c.id > after).order_by(c.id).limit(limit)).all()
    records = _records(connection, store, tenant, resource, rows, at)
    return Page(records, rows[-1].id if len(rows) == limit else None)


def those(
    connection: Connection, store: Store, tenant: int, resource: str, identifiers: Collection[str], at: int
) -> list[Shown]:
    """The records of some ids; those that were not there at the moment are left out."""
    c = heads.c
    mine = (c.tenant == tenant) & (c.resource == store.terms[resource]) & c.id.in_(identifiers)
    return _records(connection, store, tenant, resource, connection.execute(select(heads).where(mine)).all(), at)


def _records(
    connection: Connection, store: Store, tenant: int, resource: str, rows: Iterable[Any], at: int
) -> list[Shown]:
    found = [head_of(row, resource) for row in rows]
    past = _past(connection, tenant, store.terms[resource], [each.id for each in found if not _plain(each, at)], at)
    return [shown for each in found for shown in _shown(each, past[each.id], at)]


def _plain(head: Head, at: int) -> bool:
    """Whether the head alone says what the record was at the moment."""
    settled = head.next_from is None or head.next_from > at
    return not head.deleted and head.version.recorded_at <= at and settled


def _past(
    connection: Connection, tenant: int, resource: int, identifiers: list[str], at: int
) -> defaultdict[str, list[Version]]:
    found: defaultdict[str, list[Version]] = defaultdict(list)
    if identifiers:
        c = history.c
        mine = (c.tenant == tenant) & (c.resource == resource) & c.id.in_(identifiers) & (c.recorded_at <= at)
        for row in connection.execute(select(history).where(mine)):
            found[row.id].append(version_of(row))
    return found


def _shown(head: Head, past: list[Version], at: int) -> Iterator[Shown]:
    if _plain(head, at):
        yield Shown(head.id, head.version)
        return
    known = [each for each in past if each.doc]
    if head.deleted and head.version.recorded_at <= at:
        yield Shown(head.id, None, head.version.recorded_at, max(known, key=lambda each: each.number, default=None))
        return
    if not head.deleted and head.version.recorded_at <= at:
        known.append(head.version)
    if known:
        yield Shown(head.id, current(known, at))


def count(connection: Connection, store: Store, tenant: int, resource: str) -> int:
    """About how many records there are to go through."""
    c = heads.c
    mine = (c.tenant == tenant) & (c.resource == store.terms[resource])
    return int(connection.execute(select(func.count()).select_from(heads).where(mine)).scalar_one())
