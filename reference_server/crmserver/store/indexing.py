"""Index rows of audit events: every read leaves one, so they are indexed when somebody looks, or when it is quiet."""

from __future__ import annotations

import orjson
from sqlalchemy import select, update

from crmserver.store.chain import identifier
from crmserver.store.fields import index_of
from crmserver.store.store import Store
from crmserver.store.tables import entries, heads, tenants
from crmserver.store.unit import Unit
from crmstandard.operations import roles

STRETCH = 500


async def catch_up(store: Store, tenant: str, most: int | None = None) -> int:
    """Indexes the audit events of a tenant that are not yet, at most `most` of them; gives how many it was."""
    done = 0
    while most is None or done < most:
        found = await store.run(tenant, lambda unit: _stretch(store, unit))
        done += found
        if found < STRETCH:
            break
    return done


def _stretch(store: Store, unit: Unit) -> int:
    kind, mine = roles()["audit"], tenants.c.id == unit.tenant.id
    indexed = int(unit.select(select(tenants.c.audit_indexed).where(mine)).scalar_one())
    last = min(unit.tenant.audit_sequence, indexed + STRETCH)
    if last == indexed:
        return 0
    c = heads.c
    there = (c.tenant == unit.tenant.id) & (c.resource == store.terms[kind])
    docs = unit.select(select(c.doc).where(there, c.id > identifier(indexed), c.id <= identifier(last))).scalars()
    rows = [
        {
            "tenant": unit.tenant.id,
            "field": store.terms[term],
            "value": value,
            "id": event["id"],
            "seq": event["sequence"],
        }
        for event in map(orjson.loads, docs)
        for term, value in index_of(kind, event)
    ]
    unit.execute(entries.insert(), rows)
    unit.execute(update(tenants).where(mine).values(audit_indexed=last))
    return last - indexed
