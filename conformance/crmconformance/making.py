"""Records to write, made from the vectors: as a client would send them, in a state in which they can begin."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from crmconformance.wire import equal
from crmstandard import schemas
from crmstandard.sources import read_json, spec_files
from crmstandard.statemachines import machine_of
from crmstandard.validators import Session
from crmstandard.validators.members import values_of_types

Document = dict[str, Any]
CLIENT_META = ("source", "validTime", "profiles", "securityLabels")
STANDARD = "https://w3id.org/crmstandard/1/"
# Times of recording between which any run lies: what depends on the time is not asked of a system.
EARLY, LATE = "2026-01-15T09:30:00Z", "2090-01-15T09:30:00Z"


@dataclass(frozen=True)
class Pointed:
    """A reference inside a document: where it stands and the type of what it leads to."""

    pointer: str
    type: str


@cache
def vectors() -> Mapping[str, Mapping[str, Any]]:
    """The vector file of each resource by its name."""
    read = map(read_json, spec_files("vectors/resources", ".json"))
    return {each["resource"]: each for each in read if each["resource"] in schemas.resources()}


@cache
def read_only(resource: str) -> frozenset[str]:
    """The members of a resource that only the server writes, its id among them."""
    members = schemas.resource(resource).schema["properties"]
    return frozenset({"id", *(name for name, node in members.items() if node.get("readOnly"))})


@cache
def write_only(resource: str) -> frozenset[str]:
    """The members that are said with a write and not kept."""
    members = schemas.resource(resource).schema["properties"]
    return frozenset(name for name, node in members.items() if node.get("writeOnly"))


def creatable(document: Mapping[str, Any]) -> Document:
    """A document as a client would send it: without what the server alone writes, in a state that it may begin in."""
    resource = str(document["resourceType"])
    made = {name: copy.deepcopy(value) for name, value in document.items() if name not in read_only(resource)}
    meta = made.pop("meta", {})
    kept = {name: value for name, value in meta.items() if name in CLIENT_META and name != "validTime"}
    made |= {"meta": kept} if kept else {}
    machine = machine_of(resource)
    if machine and made.get(machine.member, machine.initial[0]) not in machine.initial:
        made[machine.member] = machine.initial[0]
    return made


def stored_form(document: Mapping[str, Any], at: str = EARLY) -> Document:
    """A document with what the server adds at a time, so that the validator can judge it before it is sent."""
    resource, machine = str(document["resourceType"]), machine_of(str(document["resourceType"]))
    made = {name: value for name, value in document.items() if name not in write_only(resource)}
    added = {"versionId": "1", "recordedAt": at, "validTime": {"start": at}, "source": "urn:crmstandard:conformance"}
    made |= {"id": "record-to-be", "meta": {**added, **document.get("meta", {})}}
    if machine:
        state = made.setdefault(machine.member, machine.initial[0])
        made["statusHistory"] = [{"to": state, "at": at, "actorKind": "user"}]
    return made


def is_good(document: Mapping[str, Any]) -> bool:
    """Whether the validator of the standard accepts a document that is to be created, and nothing in it is masked."""
    if any(each.get("reason") == "masked" for each in document.get("absences", ())):
        return False
    found = Session(str(document["resourceType"])).check(stored_form(document))
    return not [each for each in found if each.level == "error"]


@cache
def _samples(resource: str) -> tuple[bytes, ...]:
    made = [creatable(each["document"]) for each in vectors()[resource]["valid"]]
    return tuple(sorted({orjson.dumps(each) for each in made if is_good(each)}, key=lambda raw: (len(raw), raw)))


def samples(resource: str) -> list[Document]:
    """Every valid document of a resource that can be created, the smallest first and the fullest last."""
    return [orjson.loads(raw) for raw in _samples(resource)]


def references(document: Mapping[str, Any]) -> list[Pointed]:
    """The references in a document, in the order in which they stand."""
    found = values_of_types(str(document["resourceType"]), document, frozenset({"Reference"}))
    return [
        Pointed(pointer, value["type"])
        for _, pointer, value in found
        if isinstance(value, dict) and isinstance(value.get("type"), str)
    ]


def place(document: Any, pointer: str) -> tuple[Any, Any]:
    """The object or array that holds the member of a pointer, and its name or index there."""
    *way, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    node = document
    for step in way:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node, int(last) if isinstance(node, list) else last


def at(document: Any, pointer: str) -> Any:
    """The value at a pointer; None where there is nothing."""
    if not pointer:
        return document
    try:
        holder, name = place(document, pointer)
        return holder[name]
    except (KeyError, IndexError, TypeError, ValueError):
        return None


@cache
def _base(resource: str, offered: frozenset[str]) -> bytes | None:
    """The smallest document of a resource whose references lead, in the end, to resources that can be created."""
    for document in samples(resource):
        if _reachable(document, offered, (resource,)):
            return orjson.dumps(document)
    return None


def _reachable(document: Document, offered: frozenset[str], open_types: tuple[str, ...]) -> bool:
    return all(_can_be_made(each.type, offered, open_types) for each in references(document))


def _can_be_made(resource: str, offered: frozenset[str], open_types: tuple[str, ...]) -> bool:
    if resource not in offered or resource in open_types:
        return False
    return any(_reachable(each, offered, (*open_types, resource)) for each in samples(resource)[:1])


def base(resource: str, offered: frozenset[str]) -> Document | None:
    """A small good document of a resource, its references still to be filled; None where none can be made."""
    found = _base(resource, offered)
    return orjson.loads(found) if found is not None else None


def fullest(resource: str, offered: frozenset[str]) -> Document | None:
    """The fullest good document whose references can be filled; None where none can be made."""
    for document in reversed(samples(resource)):
        if all(each.type in offered for each in references(document)):
            return document
    return None


def lost(sent: Any, stored: Any, at: str = "") -> str | None:
    """The pointer of the first thing sent that is not stored as it was; None where all is there.

    An object may have gained members, meta and the reference by identifier among them; an array may not.
    """
    if isinstance(sent, dict) and isinstance(stored, dict):
        for name, value in sent.items():
            if name in REPLACED and name not in stored:
                continue
            if name not in stored:
                return f"{at}/{name}"
            if (inner := lost(value, stored[name], f"{at}/{name}")) is not None:
                return inner
        return None
    if isinstance(sent, list) and isinstance(stored, list) and len(sent) == len(stored):
        pairs = enumerate(zip(sent, stored, strict=True))
        return next((told for n, (a, b) in pairs if (told := lost(a, b, f"{at}/{n}")) is not None), None)
    return None if equal(sent, stored) else at or "/"


REPLACED = frozenset({"identifier", "statusReason"})


def wrong(resource: str) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """The wrong vectors of a resource with their documents as they stand in the file."""
    import jsonpatch

    content = vectors()[resource]
    right = {each["id"]: each["document"] for each in content["valid"]}
    for each in content["invalid"]:
        document = each["document"] if "document" in each else right[each["base"]]
        yield each, jsonpatch.apply_patch(copy.deepcopy(document), each.get("patch", []))
