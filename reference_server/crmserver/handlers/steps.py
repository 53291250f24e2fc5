"""Operations that take one step of a workflow, with what follows from it in other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crmserver import audit
from crmserver.handlers.reading import reject_unknown, shown
from crmserver.handlers.registry import handles
from crmserver.handlers.writing import changed, expect_condition, expect_media, writable
from crmserver.idempotency import once
from crmserver.refusals import Refusal
from crmserver.request import JSON, Answer, Request
from crmserver.store.unit import Unit
from crmserver.store.values import instant
from crmserver.workflow import not_a_step
from crmstandard.statemachines import machine_of

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
NO_STEP = "API-080"  # the requirement behind a step that is not taken, where no other is named


@handles(":withdraw")
async def withdraw(server: Server, request: Request) -> Answer:
    """The step that the operation names, its time, and the steps of the records that rest on this one."""
    reject_unknown(request)
    expect_media(request, JSON)
    expect_condition(request)
    body = server.read_object(request.body)
    server.check_body(request, body)
    operation = request.operation
    resource, identifier = str(operation["tag"]), request.params["id"]
    view = await server.access.view(server, request, resource, writing=True)

    def work(unit: Unit) -> Answer:
        head = writable(server, request, unit, view, resource, identifier)
        stored = head.document()
        machine = machine_of(resource)
        to = str(operation["step"]["to"])
        if machine is not None and to not in machine.transitions.get(str(stored[machine.member]), ()):
            raise not_a_step(machine, str(stored[machine.member]), to)
        member = machine.member if machine else "status"
        document = {**stored, member: to, operation["step"]["stamp"]: instant(unit.now), "statusReason": body["reason"]}
        new = changed(server, request, unit, head, stored, document)
        for each in operation.get("follows", ()):
            _follow(server, request, unit, each, f"{resource}/{identifier}", body["reason"])
        unit.audit(audit.event(request, view, action="transition", resource=resource, record=identifier))
        return shown(view, new.version, unit.now_of(new).tag)

    return await once(server, request, work, [(resource, identifier)])


def _follow(server: Server, request: Request, unit: Unit, what: Document, leads_to: str, reason: Document) -> None:
    """Takes the records that refer to the changed one and are in certain states a step further."""
    resource = str(what["resource"])
    machine = machine_of(resource)
    for identifier in unit.find(f"{resource}.{what['by']}", [leads_to]):
        head = unit.head(resource, identifier)
        if head is None or head.deleted or machine is None:
            continue
        stored = head.document()
        if stored[machine.member] in what["from"]:
            document = {**stored, machine.member: what["to"], **what.get("set", {}), "statusReason": reason}
            try:
                changed(server, request, unit, head, stored, document)
            except Refusal as refusal:  # a record that breaks a rule of its own does not keep the step from being taken
                about: Document = {"resource": resource, "record": identifier, "denied_by": _requirement(refusal)}
                unit.audit(audit.event(request, action="transition", **about))


def _requirement(refusal: Refusal) -> str:
    """The requirement by which a step is refused."""
    return refusal.errors[0].requirement if refusal.errors else NO_STEP
