"""Orders to erase as rows: written with the step that completes the request, gone once everything is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from crmserver.parties import text_of
from crmserver.store.tables import erasures, tenants
from crmserver.store.unit import Key, Unit
from crmstandard.operations import erasure, roles


@dataclass(frozen=True, slots=True)
class Order:
    """One erasure: the request that asks for it, and whose data it is about."""

    tenant: str
    request: Key
    subject: Key


def ordering(resource: str) -> bool:
    """Whether records of a resource may ask for an erasure."""
    return bool(resource == roles()["erasure"])


def asked(resource: str, document: Mapping[str, Any]) -> bool:
    """Whether a record is a request for erasure that is completed."""
    if not ordering(resource):
        return False
    subject = document.get(erasure()["subject"], {})
    return "id" in subject and all(document.get(name) == value for name, value in erasure()["when"].items())


def order(unit: Unit, resource: str, document: Mapping[str, Any]) -> None:
    """Stages the order of a request that was just completed; nothing for any other record."""
    if asked(resource, document):
        subject = text_of(document[erasure()["subject"]])
        key = {"tenant": unit.tenant.id, "id": document["id"]}
        unit.execute(insert(erasures), [{**key, "resource": resource, "subject": subject, "due_at": unit.now}])


def waiting(connection: Connection, now: int | None = None, request: str | None = None) -> list[Order]:
    """Orders that are due, or the one of a request."""
    c = erasures.c
    found = select(tenants.c.name, c.id, c.resource, c.subject).join(tenants, tenants.c.id == c.tenant)
    found = found.where(c.due_at <= now) if now is not None else found
    found = found.where(c.id == request) if request is not None else found
    return [
        Order(row.name, (row.resource, row.id), (kind, record))
        for row in connection.execute(found.order_by(c.due_at, c.id))
        for kind, _, record in [row.subject.partition("/")]
    ]


def settle(unit: Unit, done: Order, again_at: int | None) -> None:
    """Stages the end of an order, or when it is worth while to come back to what had to stay."""
    mine = (erasures.c.tenant == unit.tenant.id) & (erasures.c.id == done.request[1])
    unit.execute(
        delete(erasures).where(mine) if again_at is None else update(erasures).where(mine).values(due_at=again_at)
    )
