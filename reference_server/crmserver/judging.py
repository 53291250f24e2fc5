"""What a client sends, judged: read strictly, by JSON Schema, then by the rules; the same words as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import orjson

from crmserver.refusals import Cited, Refusal, cite, cited
from crmserver.store.fields import IDENTIFIERS, identifier_text
from crmserver.store.unit import Unit
from crmstandard import schemas
from crmstandard.findings import Finding, finding
from crmstandard.reading import parse
from crmstandard.validators import Session, structure
from crmstandard.validators.accepting import Acceptor
from crmstandard.validators.members import values_of_types
from crmstandard.validators.session import rules_for

Document = dict[str, Any]
NOT_AN_OBJECT, DANGLING, UNCLEAR = "GEN-008", "GEN-060", "API-161"
REFERENCE = frozenset({"Reference"})
CLIENT_META = ("source", "validTime", "profiles", "securityLabels")


def read_body(raw: bytes) -> Any:
    """The JSON of a body, read strictly; raises Refusal."""
    document, faults = parse(raw)
    if faults:
        raise Refusal("malformed-body", *cited(faults))
    return document


def read_object(raw: bytes) -> Document:
    """The JSON object of a body; raises Refusal."""
    document = read_body(raw)
    if not isinstance(document, dict):
        raise Refusal("invalid", cite(NOT_AN_OBJECT, pointer="", found=type(document).__name__))
    return document


@cache
def read_only(resource: str) -> frozenset[str]:
    """The members of a resource that only the server writes, the common ones apart."""
    members = schemas.resource(resource).schema["properties"]
    return frozenset(name for name, node in members.items() if node.get("readOnly"))


@cache
def write_only(resource: str) -> frozenset[str]:
    """The members of a resource that are said with a change and not kept."""
    members = schemas.resource(resource).schema["properties"]
    return frozenset(name for name, node in members.items() if node.get("writeOnly"))


def server_members(resource: str, document: Mapping[str, Any], stored: Mapping[str, Any]) -> Iterator[Cited]:
    """What a change says otherwise than the server about the members that only the server writes."""
    for name in read_only(resource):
        if name in document and document[name] != stored.get(name):
            yield cite("API-055", pointer=f"/{name}", member=name)
    meta, before = document.get("meta"), stored.get("meta", {})
    if isinstance(meta, dict):
        for name, value in meta.items():
            settled = name not in CLIENT_META or name == "validTime"
            if settled and value != before.get(name):
                yield cite("API-055", pointer=f"/meta/{name}", member=f"meta.{name}")


def masked_absences(document: Mapping[str, Any]) -> Iterator[Cited]:
    """Absences that only a masked read has: what was hidden cannot be written back."""
    given = document.get("absences")
    for index, each in enumerate(given if isinstance(given, list) else ()):
        if isinstance(each, dict) and each.get("reason") == "masked":
            yield cite("SEC-067", pointer=f"/absences/{index}/reason")


Judge = Callable[[str, Mapping[str, Any], Iterable[str]], list[Finding]]


def judge(resource: str, document: Mapping[str, Any], profiles: Iterable[str] = ()) -> list[Finding]:
    """Everything that a record breaks by itself, by the standard and by the profiles that the server declares."""
    return _errors(_session(resource, each).check(document) for each in _applying(resource, profiles))


def _errors(given: Iterable[Iterable[Finding]]) -> list[Finding]:
    """The errors among findings, each once."""
    found: list[Finding] = []
    for findings in given:
        found += [each for each in findings if each.level == "error" and each not in found]
    return found


def _applying(resource: str, profiles: Iterable[str]) -> Iterator[str | None]:
    """The standard itself, and of the profiles those that say something about a resource."""
    yield None
    yield from (each for each in profiles if resource in schemas.overlays(each))


class Learned:
    """A judge of many records in one thread: those that are written like good ones before them are told quickly."""

    def __init__(self) -> None:
        self._acceptors: dict[tuple[str, str | None], Acceptor] = {}

    def __call__(self, resource: str, document: Mapping[str, Any], profiles: Iterable[str] = ()) -> list[Finding]:
        """The same as `judge`."""
        text = orjson.dumps(document)
        doubtful = [each for each in _applying(resource, profiles) if self._of(resource, each).accept(text) is None]
        return _errors(self._check(resource, each, document, text) for each in doubtful)

    def _check(self, resource: str, profile: str | None, document: Mapping[str, Any], text: bytes) -> Iterable[Finding]:
        found = _session(resource, profile).check(document)
        if not found:
            self._of(resource, profile).learn(document, text)
        return found

    def _of(self, resource: str, profile: str | None) -> Acceptor:
        key = resource, profile
        if key not in self._acceptors:
            self._acceptors[key] = Acceptor(resource, structure.judge(resource, profile).schema, rules_for(resource))
        return self._acceptors[key]


@cache
def _session(resource: str, profile: str | None) -> Session:
    return Session(resource, profile)


def references(resource: str, document: Mapping[str, Any]) -> list[tuple[str, Document]]:
    """Each reference in a record with its pointer."""
    return [(pointer, value) for _, pointer, value in values_of_types(resource, document, REFERENCE)]


def resolve_references(unit: Unit, resource: str, document: Document) -> None:
    """Gives each reference the id of its record; raises Refusal naming those that lead to none or to several."""
    faults: list[Cited] = []
    wanted: dict[str, set[str]] = {}
    pointed = references(resource, document)
    for pointer, value in pointed:
        if "id" not in value:
            faults += _by_identifier(unit, pointer, value)
        if "id" in value and (value["type"], value["id"]) != (resource, document.get("id")):
            wanted.setdefault(value["type"], set()).add(value["id"])
    missing = {(kind, each) for kind, ids in wanted.items() for each in ids - unit.present(kind, ids)}
    for pointer, value in pointed:
        if (value["type"], value.get("id")) in missing:
            faults += cited([finding(DANGLING, f"{pointer}/id", type=value["type"])])
    if faults:
        raise Refusal("invalid", *faults)


def _by_identifier(unit: Unit, pointer: str, value: Document) -> list[Cited]:
    if value["type"] not in schemas.resources():
        return []
    found = unit.find(f"{value['type']}.{IDENTIFIERS}", [identifier_text(value["identifier"])])
    if len(found) != 1:
        return [cite(UNCLEAR, pointer=f"{pointer}/identifier", count=len(found))]
    del value["identifier"]
    value["id"] = found[0]
    return []
