"""A database with records of every resource in it, so that requests meet something."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Iterator, Mapping
from typing import Any

from crmserver.auth.assembly import gate_and_issuer
from crmserver.auth.clients import Client
from crmserver.auth.issuer import issue
from crmserver.auth.scopes import every_scope
from crmserver.judging import write_only
from crmserver.settings import Settings
from crmserver.store.store import Store, open_store
from crmserver.store.unit import Unit
from crmstandard import schemas
from crmstandard.operations import roles
from tests.vectors import resource_vectors

Document = dict[str, Any]
HOURS = 24


def stored_records() -> Iterator[Document]:
    """The valid vectors of every resource, each id once; what the server alone writes is left to it."""
    for title in sorted(schemas.resources()):
        if title == roles()["audit"]:
            continue
        found = {each["document"]["id"]: each["document"] for each in resource_vectors()[title]["valid"]}
        yield from map(copy.deepcopy, found.values())


def fill(settings: Settings) -> dict[str, list[str]]:
    """Puts the records into a database; gives their ids by resource."""
    store = open_store(settings.database, [settings.tenant], durable=settings.durable)
    try:
        return asyncio.run(_filled(store, settings.tenant))
    finally:
        store.close()


async def _filled(store: Store, tenant: str) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}

    def work(unit: Unit) -> None:
        for each in stored_records():
            unit.create(
                each["resourceType"],
                {name: each[name] for name in each if name not in write_only(each["resourceType"])},
            )
            ids.setdefault(each["resourceType"], []).append(each["id"])

    await store.run(tenant, work)
    return ids


def token(settings: Settings, **different: Any) -> str:
    """A token of the built-in issuer that may do everything and lasts a day; `different` claims of the client."""
    store = open_store(settings.database, [settings.tenant], durable=settings.durable)
    try:
        _, issuer = gate_and_issuer(settings, store)
    finally:
        store.close()
    client = Client(**{**_everything(settings), **different})
    scope = " ".join(sorted(client.scopes))
    return issue(issuer.ring, issuer.url, issuer.audience, client, scope, HOURS * 3600)


def _everything(settings: Settings) -> Mapping[str, Any]:
    return {
        "client_id": "soak",
        "tenant": settings.tenant,
        "scopes": every_scope(),
        "source": "urn:crmstandard:soak",
        "actor_kind": "user",
        "clearance": "S",
    }
