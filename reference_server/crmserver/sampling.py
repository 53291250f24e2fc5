"""Puts the sample bank into a database: the records as `crmstandard sample` makes them, ids and all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from crmserver.access.grants import provider_type
from crmserver.auth.clients import VENDOR
from crmserver.store.store import Store
from crmserver.store.unit import Unit
from crmstandard.sample.bank import bank
from crmstandard.sample.blocks import BLOCK, block

Document = dict[str, Any]
CHUNK = 1000  # records in one transaction
SEED = 1
SOURCE = "urn:crmstandard:sample"
PROVIDER: Document = {
    "id": VENDOR,
    "names": [{"use": "legal", "text": "Development Vendor Ltd"}],
    "orgType": "legalEntity",
    "status": "active",
}


def load_sample(store: Store, tenant: str, customers: int) -> int:
    """Adds the records that are not there yet and returns their number."""
    return asyncio.run(_load(store, tenant, customers))


async def _load(store: Store, tenant: str, customers: int) -> int:
    records, added = _records(customers), 0
    while chunk := list(islice(records, CHUNK)):
        keys = [(each["resourceType"], each["id"]) for each in chunk]
        added += await store.run(tenant, _adding(chunk), keys)
    return added


def load_provider(store: Store, tenant: str) -> None:
    """Adds the organization that the client for development from outside works for, if it is not there yet."""
    asyncio.run(add_provider(store, tenant))


async def add_provider(store: Store, tenant: str) -> None:
    """The same, where there is a loop already."""
    kind, meta = provider_type(), {"source": SOURCE, "validTime": {"start": "2020-01-01T00:00:00Z"}}
    await store.run(tenant, _adding([{"resourceType": kind, **PROVIDER, "meta": meta}]), [(kind, VENDOR)])


def _records(customers: int) -> Iterator[Document]:
    yield from bank()
    for first in range(0, customers, BLOCK):
        yield from block(SEED, first, min(customers, first + BLOCK))


def _adding(chunk: list[Document]) -> Callable[[Unit], int]:
    def add(unit: Unit) -> int:
        missing = [each for each in chunk if unit.head(each["resourceType"], each["id"]) is None]
        for record in missing:
            unit.create(record["resourceType"], record)
        if missing:
            unit.audit(_entry(len(missing)))
        return len(missing)

    return add


def _entry(count: int) -> Document:
    return {"client": SOURCE, "actorKind": "system", "action": "import", "decision": "permit", "count": count}
