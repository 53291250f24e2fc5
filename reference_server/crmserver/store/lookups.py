"""What a batch asks of the tables by key, and heads and versions from their rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, select

from crmserver.store import tables
from crmserver.store.among import among, lookup
from crmserver.store.driver import Asked
from crmserver.store.timeline import Version
from crmserver.store.unit import Head

HEAD = tables.heads.c
PAST = tables.history.c
_one = and_(HEAD.tenant == bindparam("t"), HEAD.resource == bindparam("r"))
HEADS = lookup(select(tables.heads).where(_one), HEAD.id, "i")
PRESENT = lookup(select(HEAD.id).where(_one, HEAD.deleted.is_(False)), HEAD.id, "i")
HISTORY = select(tables.history).where(
    PAST.tenant == bindparam("t"), PAST.resource == bindparam("r"), PAST.id == bindparam("i")
)
FIND = lookup(
    select(tables.entries.c.id).where(
        tables.entries.c.tenant == bindparam("t"), tables.entries.c.field == bindparam("f")
    ),
    tables.entries.c.value,
    "v",
)
TENANTS_READ = (
    select(tables.tenants).where(among(tables.tenants.c.name, "names")).order_by(tables.tenants.c.id).with_for_update()
)
ASK_HEADS, ASK_PRESENT, ASK_TENANTS = Asked(HEADS), Asked(PRESENT), Asked(TENANTS_READ)


def head_of(row: Any, resource: str) -> Head:
    """A head from its row."""
    return Head(resource, row.id, version_of(row), row.last_number, row.next_from, bool(row.deleted))


def version_of(row: Any) -> Version:
    """A version from its row of heads or history."""
    return Version(row.number, row.seq, row.valid_from, row.valid_to, row.recorded_at, row.doc)
