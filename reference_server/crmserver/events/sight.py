"""Which changes a caller sees, and how: the same for the feed, for deliveries and for dead letters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from crmserver.access.view import View
from crmserver.events.outbox import Change
from crmserver.refusals import Refusal, cite
from crmserver.request import Request
from crmstandard import schemas

if TYPE_CHECKING:
    from crmserver.server import Server

Views = dict[str, View | None]
Wanted = Callable[[str, dict[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Event:
    """A change as one caller sees it."""

    change: Change
    document: dict[str, Any]
    view: View

    @property
    def body(self) -> bytes:
        """The event as it is sent."""
        return orjson.dumps(self.document)


def readable(server: Server, request: Request, among: Collection[str] | None = None) -> set[str]:
    """The resources whose records the caller may read by its scopes, all or among some."""
    found = schemas.resources() if among is None else [name for name in among if name in schemas.resources()]
    return {name for name in found if server.gate.allows(request.known, scope_of(name))}


def scope_of(resource: str) -> str:
    """The scope that reading a resource takes."""
    return f"{resource[0].lower()}{resource[1:]}.read"


async def add_views(server: Server, request: Request, views: Views, resources: Iterable[str]) -> None:
    """Adds what the caller sees of resources; None where nothing."""
    for resource in sorted(set(resources) - views.keys()):
        try:
            views[resource] = await server.access.view(server, request, resource, among=True)
        except Refusal:
            views[resource] = None


async def expect_sight(server: Server, request: Request, views: Views, among: Iterable[str]) -> None:
    """Raises Refusal where a provider's caller sees nothing of any of these resources."""
    if request.known.provider is None:
        return
    await add_views(server, request, views, among)
    if not any(views.values()):
        raise Refusal("forbidden", cite("SEC-040" if request.purpose else "SEC-041"))


async def events_of(
    server: Server, request: Request, views: Views, changes: Iterable[Change], wanted: Wanted | None = None
) -> list[Event]:
    """The events of changes that the caller sees, and that are wanted; worked out beside the loop of requests."""
    listed = list(changes)
    await add_views(server, request, views, {each.resource for each in listed})
    tenant = request.known.tenant

    def work() -> list[Event]:
        found = (_event(server, tenant, each, views, wanted) for each in listed)
        return [each for each in found if each is not None]

    return await asyncio.to_thread(work) if listed else []


def _event(
    server: Server, tenant: str, change: Change, views: Mapping[str, View | None], wanted: Wanted | None
) -> Event | None:
    """The event of a change; a deletion is for those who saw the record before, and shows nothing of it."""
    view = views[change.resource]
    if view is None:
        return None
    if change.doc is None:  # nothing is left to judge by
        erased = view.whole and wanted is None
        return Event(change, server.envelope(tenant, change, None), view) if erased else None
    stored = orjson.loads(change.doc)
    shown = stored if view.whole else view.apply(stored)
    if shown is None or (wanted is not None and not wanted(change.resource, shown)):
        return None
    return Event(change, server.envelope(tenant, change, None if change.deletion else shown), view)
