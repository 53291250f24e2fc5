"""What a client may write, by the validator of the standard, and what besides only a system can know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crmstandard import schemas
from crmstandard.findings import Finding, finding
from crmstandard.statemachines import machine_of
from crmstandard.validators import Session
from crmstandard.validators.members import values_of_types
from tests.conformance.second.problems import Problem
from tests.conformance.second.store import Store
from tests.conformance.second.wire import Document

HISTORY, REASON = "statusHistory", "statusReason"
OF_CLIENT = frozenset({"source", "validTime", "profiles", "securityLabels"})


@cache
def marked(resource: str, mark: str) -> frozenset[str]:
    """The members of a resource that its schema marks as readOnly or writeOnly."""
    members = schemas.resource(resource).schema["properties"]
    return frozenset(name for name, node in members.items() if node.get(mark))


@cache
def _session(resource: str) -> Session:
    return Session(resource)


def errors_of(resource: str, document: Document) -> list[Finding]:
    """What is wrong in a record as it would be stored; a reason of a step stands where the client wrote it."""
    found = [each for each in _session(resource).check(document) if each.level == "error"]
    steps = document.get(HISTORY)
    at = f"/{HISTORY}/{len(steps) - 1}/reason" if isinstance(steps, list) else "none"
    own = [each for each in found if not each.pointer.startswith(at)]
    told = {(each.requirement, each.pointer) for each in own}
    moved = [replace(each, pointer=f"/{REASON}{each.pointer.removeprefix(at)}") for each in found if each not in own]
    return [*own, *(each for each in moved if (each.requirement, each.pointer) not in told)]


def of_the_server(resource: str, document: Document) -> Iterator[Finding]:
    """What a create must not carry."""
    if "id" in document:
        yield finding("API-026", "/id", member="id")
    for name in sorted(marked(resource, "readOnly") & document.keys()):
        yield finding("API-055", f"/{name}", member=name)
    meta = document.get("meta")
    for name in sorted(meta.keys() - OF_CLIENT) if isinstance(meta, dict) else ():
        yield finding("API-027", f"/meta/{name}", member=f"meta.{name}")


def altered(resource: str, before: Document, after: Document, *, whole: bool) -> Iterator[Finding]:
    """What a change says otherwise than the system of that which only the system writes; `whole` may leave it out."""
    if after.get("id") != before["id"]:
        yield finding("API-054" if whole else "API-055", "/id" if "id" in after else "", member="id")
    for name in sorted(marked(resource, "readOnly") & before.keys() | marked(resource, "readOnly") & after.keys()):
        left_out = whole and name not in after
        if not left_out and after.get(name) != before.get(name):
            yield finding("API-055", f"/{name}", member=name)
    meta = after.get("meta")
    if isinstance(meta, dict):
        for name in sorted(meta.keys() - (OF_CLIENT - {"validTime"})):
            if meta[name] != before["meta"].get(name):
                yield finding("API-055", f"/meta/{name}", member=f"meta.{name}")


def settle_references(store: Store, resource: str, document: Document) -> None:
    """Gives each reference the id of its record; raises Problem where one leads nowhere, or to several records."""
    faults = []
    for _, pointer, value in values_of_types(resource, document, frozenset({"Reference"})):
        if "id" in value:
            itself = (value["type"], value["id"]) == (resource, document["id"])
            if not itself and not store.present(value):
                faults.append(finding("GEN-060", f"{pointer}/id", type=value["type"]))
            continue
        found = list(_identified(store, value["type"], value["identifier"]))
        if len(found) == 1:
            value["id"] = found[0]
            del value["identifier"]
        else:
            faults.append(finding("API-161", f"{pointer}/identifier", count=len(found)))
    if faults:
        raise Problem("content", errors=faults)


def _identified(store: Store, resource: str, identifier: Document) -> Iterator[str]:
    now = store.clock()
    for each in store.of(resource):
        known = each.now(now).content.get("identifiers", ()) if each.gone is None else ()
        if any((one["system"], one["value"]) == (identifier["system"], identifier["value"]) for one in known):
            yield each.id


def begin(resource: str, document: Document, kind: str, at: str) -> Iterator[Finding]:
    """Puts a new record into its first state, or into the initial one that it names; gives what is wrong with that."""
    machine = machine_of(resource)
    if machine is None:
        return
    state = document.setdefault(machine.member, machine.initial[0])
    if state in machine.states and state not in machine.initial:
        yield finding("API-084", f"/{machine.member}", found=state, allowed=", ".join(machine.initial))
    entry = {"to": state, "at": at, "actorKind": kind}
    document[HISTORY] = [entry | ({"reason": document[REASON]} if REASON in document else {})]


def step(resource: str, before: Document, document: Document, kind: str, at: str) -> None:
    """Adds the entry of a step to the history; raises Problem where the machine does not have it."""
    machine = machine_of(resource)
    if machine is None:
        return
    old, new = before[machine.member], document.get(machine.member)
    if new == old or new not in machine.states:
        return
    allowed = machine.transitions.get(old, ())
    if new not in allowed or new in machine.operations:
        told = finding("API-080", f"/{machine.member}", **{"from": old, "to": new})
        raise Problem("step", errors=[told], allowed=allowed)
    entry = {"from": old, "to": new, "at": at, "actorKind": kind}
    document[HISTORY] = [*before[HISTORY], entry | ({"reason": document[REASON]} if REASON in document else {})]
