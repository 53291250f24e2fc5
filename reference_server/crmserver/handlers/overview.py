"""One record with what belongs to it, part by part as spec/operations.yaml says; each as the caller may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection

from crmserver import audit
from crmserver.access.view import View
from crmserver.handlers.reading import current_version, reject_unknown, shown, to_who_sees, version_at
from crmserver.handlers.registry import handles
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, json_answer
from crmserver.store.query import RECORDED, Compare, Order, Query
from crmserver.store.search import plan, run
from crmserver.store.unit import Unit
from crmserver.times import instant_of, moment
from crmstandard.statemachines import machine_of

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
MOST = 1000


@handles(":overview")
async def overview(server: Server, request: Request) -> Answer:
    """The record, and the parts that the caller has scopes for."""
    reject_unknown(request)
    operation = request.operation
    resource, identifier = str(operation["tag"]), request.params["id"]
    times = moment(request, "validAt"), instant_of(request, "knownAt")
    view = await server.access.view(server, request, resource)

    def work(unit: Unit) -> bytes:
        unit.audit(audit.event(request, view, action="read", resource=resource, record=identifier))
        head = unit.head(resource, identifier)
        if head is None:
            raise Refusal("not-found", cite("API-044"))
        with to_who_sees(view, unit, head):
            version = current_version(unit, head) if times == (None, None) else version_at(unit, head, *times)
        return shown(view, version).body

    record = orjson.loads(await server.store.run(request.known.tenant, work, [(resource, identifier)]))
    made: dict[str, Any] = {f"{resource[0].lower()}{resource[1:]}": record}
    for part in operation["parts"]:
        found = await _part(server, request, part, resource, record, made)
        if found:
            made[part["member"]] = found[0] if "of" not in part and "follow" in part else found
    return json_answer(200, made)


async def _part(
    server: Server, request: Request, part: Mapping[str, Any], resource: str, record: Document, made: Document
) -> list[Document]:
    """The records of one part."""
    of = made.get(part["of"]) if "of" in part else record
    if of is None:
        return []
    if "follow" in part:
        keys = list(dict.fromkeys(_keys(of, part["follow"])))
        return [orjson.loads(each) for each in await server.visible(request, keys[:MOST])]
    title = str(part["resource"])
    if not server.gate.allows(request.known, f"{title[0].lower()}{title[1:]}.read"):
        return []
    try:
        view = await server.access.view(server, request, title)
    except Refusal:
        return []
    source = f"{resource}/{record['id']}" if "of" not in part else f"{of['resourceType']}/{of['id']}"
    return await _leading_back(server, request, view, part, source)


def _keys(of: Document | list[Document], member: str) -> Iterator[tuple[str, str]]:
    for each in of if isinstance(of, list) else [of]:
        value = each.get(member)
        for reference in value if isinstance(value, list) else [value]:
            if isinstance(reference, dict) and "id" in reference:
                yield reference["type"], reference["id"]


async def _leading_back(
    server: Server, request: Request, view: View, part: Mapping[str, Any], source: str
) -> list[Document]:
    """The records whose reference leads to a source, in the states wanted, the newest first where a number is set.

    A part that is found by a member which the caller does not see is left out, as a search by it is refused.
    """
    title = str(part["resource"])
    machine = machine_of(title)
    asked = [str(part["by"]), *([machine.member] if machine and _states(title, part) else [])]
    if not all(map(view.shows, asked)):
        return []
    where = [Compare(f"{title}.{part['by']}", "eq", (source,))]
    states = _states(title, part)
    if states:
        where.append(Compare(f"{title}.{machine.member if machine else 'status'}", "eq", tuple(states)))
    order = (Order(RECORDED, True),) if "newest" in part else ()
    made = plan(Query(title, tuple(where), order), server.store.tenants[request.known.tenant], server.store.terms)
    limit = int(part.get("newest", MOST))

    def rows(connection: Connection) -> list[bytes]:
        return [row.doc for row in run(connection, made, limit, None)]

    seen = (view.apply(orjson.loads(doc)) for doc in await server.store.read(rows))
    return [each for each in seen if each is not None]


def _states(title: str, part: Mapping[str, Any]) -> Iterable[str]:
    machine = machine_of(title)
    if part.get("open") and machine is not None:
        return tuple(machine.transitions)
    return tuple(part.get("states", ()))
