"""The decision for one caller and one resource, with what it needs from the store.

Callers of the bank itself are decided by their token alone. For a provider's caller its grants, their
contracts and, where a purpose rests on consent, the consents of the persons in each record are looked
up anew each time, so that what was taken back no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, select

from crmserver.access.consent import Agreements, Key, Subjects, subjects
from crmserver.access.decision import decide
from crmserver.access.sight import Agreement, Sight
from crmserver.refusals import Refusal, cite
from crmserver.request import Request
from crmserver.store.fields import fields_of
from crmserver.store.store import Store
from crmserver.store.tables import entries, heads
from crmserver.store.values import instant
from crmstandard.operations import roles

if TYPE_CHECKING:
    from crmserver.access.view import View
    from crmserver.server import Server

Document = dict[str, Any]
LARGEST_FAMILY = 1000


class Access:
    """Decides what callers see."""

    async def view(
        self,
        server: Server,
        request: Request,
        resource: str,
        *,
        writing: bool = False,  # noqa: ARG002 - a fault may look at it
        export: bool = False,
        among: bool = False,
    ) -> View:
        """The view of the caller on a resource; raises Refusal where there is none, and leaves an audit event of it.

        With `among` the resource is one of several: that nothing of it is seen denies nothing yet.
        """
        caller = request.known
        if caller.provider is None:
            sight = decide(caller, resource, purpose=request.purpose)
        else:
            sight = await server.store.read(partial(_provided, server.store, request, resource, export))
        if sight.refusal is not None:
            if not among:
                await server.denied(request, sight.refusal.requirement, resource)
            raise Refusal("forbidden", cite(sight.refusal.requirement))
        request.grant = request.grant or sight.grant
        if sight.agreement is not None:
            return Agreed(sight, server.store, server.store.tenants[caller.tenant])
        return sight

    def shows(self, server: Server, request: Request, resource: str, member: str) -> bool:
        """Whether the caller sees a member of a resource: for work in a unit, which cannot wait for a view."""
        if request.known.provider is None:
            return decide(request.known, resource, purpose=request.purpose).shows(member)
        with server.store.database.reading() as connection:
            return _provided(server.store, request, resource, False, connection).shows(member)


def _provided(store: Store, request: Request, resource: str, export: bool, connection: Connection) -> Sight:
    """The sight of a provider's caller by its grants and their contracts, as they are now."""
    caller = request.known
    tenant = store.tenants.get(caller.tenant, 0)
    grants = list(_found(store, connection, tenant, str(roles()["grant"]), "provider", str(caller.provider)))
    wanted = {(each["contract"]["type"], each["contract"]["id"]) for each in grants}
    return decide(
        caller,
        resource,
        purpose=request.purpose,
        at=instant(store.now()),
        grants=grants,
        contracts={key[1]: found for key, found in _read(store, connection, tenant, wanted).items()},
        export=export,
    )


def _found(
    store: Store, connection: Connection, tenant: int, resource: str, member: str, identifier: str
) -> Iterable[Document]:
    """Records by a reference that they hold."""
    field = fields_of(resource)[member]
    values = [f"{target}/{identifier}" for target in field.targets]
    e, h = entries.c, heads.c
    on = (h.tenant == e.tenant) & (h.resource == store.terms[resource]) & (h.id == e.id)
    rows = select(h.doc).join_from(entries, heads, on)
    rows = rows.where(e.tenant == tenant, e.field == store.terms[field.term], e.value.in_(values))
    return (orjson.loads(doc) for doc in connection.execute(rows).scalars())


def _read(store: Store, connection: Connection, tenant: int, keys: Iterable[Key]) -> dict[Key, Document]:
    """Records by resource and id, those that are there."""
    made = {}
    h = heads.c
    for resource, identifier in keys:
        wanted = (
            (h.tenant == tenant) & (h.resource == store.terms[resource]) & (h.id == identifier) & h.deleted.is_(False)
        )
        doc = connection.execute(select(h.doc).where(wanted)).scalar()
        if doc is not None:
            made[resource, identifier] = orjson.loads(doc)
    return made


@dataclass(frozen=True)
class Agreed:
    """A view whose records are shown only while their persons agree; agreements are looked up for each record."""

    sight: Sight
    store: Store
    tenant: int

    whole = False

    @property
    def max_class(self) -> str:
        """The highest privacy class that is shown."""
        return self.sight.max_class

    @property
    def grant(self) -> Mapping[str, Any] | None:
        """Reference to the access grant that the decision rests on."""
        return self.sight.grant

    @property
    def basis(self) -> str:
        """Digest of the members and rows that the grant narrows to, its class aside."""
        return self.sight.basis

    @property
    def agreement(self) -> Agreement | None:
        """Whose agreement is asked for."""
        return self.sight.agreement

    def leaves(self, stored: bytes) -> bool:  # noqa: ARG002 - persons have to be asked first
        """Never."""
        return False

    def shows(self, member: str) -> bool:
        """Whether a member may be returned, searched and sorted by."""
        return self.sight.shows(member)

    def apply(self, document: Document) -> Document | None:
        """The record as the caller may see it; None if not at all."""
        return self.sight.apply(document, self._known(document))

    def allows(self, document: Document) -> bool:
        """Whether a stored record is among those that the caller sees at all, by the agreements of now."""
        return self.sight.selected(document, self._known(document))

    def _known(self, document: Document) -> Agreements:
        with self.store.database.reading() as connection:
            return self._agreements(connection, self.sight.subjects(document))

    def _agreements(self, connection: Connection, about: Subjects) -> Agreements:
        leading = _read(self.store, connection, self.tenant, about.through)
        persons = about.persons.union(*(subjects(key[0], each).persons for key, each in leading.items()))
        families = {person: self._family(connection, person) for person in persons}
        consent = str(roles()["consent"])
        consents = {
            person: [
                each
                for each in _found(self.store, connection, self.tenant, consent, "party", person[1])
                if each["party"]["type"] == person[0]
            ]
            for person in {*persons, *(each for family in families.values() for each in family)}
        }
        return Agreements(consents, leading, families)

    def _family(self, connection: Connection, person: Key) -> tuple[Key, ...]:
        """All records that became one with a person's by merges, that record itself among them."""
        found: dict[Key, None] = {person: None}
        waiting = [person]
        while waiting and len(found) < LARGEST_FAMILY:
            for document in _read(self.store, connection, self.tenant, [waiting.pop()]).values():
                near = [*document.get("replaces", ()), *filter(None, [document.get("replacedBy")])]
                new = [key for each in near if (key := (str(each["type"]), str(each["id"]))) not in found]
                found.update(dict.fromkeys(new))
                waiting += new
        return tuple(found)
