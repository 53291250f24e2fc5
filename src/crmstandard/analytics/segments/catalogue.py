"""The attributes that a condition may name, with their types; those of a resource follow from its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from crmstandard import schemas
from crmstandard.schemas import Schema


class Kind(StrEnum):
    """The type of the values of an attribute."""

    STRING = "string"
    CODE = "code"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    DATE_TIME = "dateTime"
    MOMENT = "moment"
    PARTIAL_DATE = "partialDate"
    REFERENCE = "reference"
    TOKEN = "token"  # noqa: S105


NUMERIC = frozenset({Kind.NUMBER, Kind.INTEGER})
PAIRS = frozenset({Kind.REFERENCE, Kind.TOKEN})
ORDERED = frozenset(Kind) - PAIRS - {Kind.CODE, Kind.BOOLEAN}


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: dotted path, type, and whether a record may have several values of it.

    `codes` are the codes that it may have, where the list of them is closed; `targets` the resources
    that a reference may lead to, where it says; `zone` tells when a plain date of a moment begins.
    """

    path: str
    kind: Kind
    many: bool = False
    codes: frozenset[str] | None = None
    targets: tuple[str, ...] = ()
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Attributes by path."""

    attributes: Mapping[str, Attribute] = field(default_factory=dict)

    def extended(self, more: Iterable[Attribute]) -> Catalogue:
        """The same catalogue with further attributes (metrics, consents); a path that is taken is refused."""
        added = {each.path: each for each in more}
        if taken := added.keys() & self.attributes.keys():
            raise ValueError(f"already in the catalogue: {', '.join(sorted(taken))}")
        return Catalogue(MappingProxyType({**self.attributes, **added}))


@cache
def catalogue_of(resource: str, zone: tzinfo = UTC) -> Catalogue:
    """Every value of a resource that a dotted path leads to; raises UnknownResource.

    `zone` is the timezone of the tenant, in which a plain date of a period begins.
    """
    schema = schemas.resource(resource).schema
    found = {each.path: each for each in _below(schema, schema, "", many=False, zone=zone, opened=())}
    return Catalogue(MappingProxyType(found))


FORMATS = {
    "date": Kind.DATE,
    "date-time": Kind.DATE_TIME,
    "moment": Kind.MOMENT,
    "partial-date": Kind.PARTIAL_DATE,
}
PLAIN = {"boolean": Kind.BOOLEAN, "integer": Kind.INTEGER, "number": Kind.NUMBER, "string": Kind.STRING}
TITLES = {"Reference": Kind.REFERENCE, "Coding": Kind.TOKEN, "CodeableConcept": Kind.TOKEN, "Code": Kind.CODE}


def _below(
    node: Schema, base: Schema, path: str, *, many: bool, zone: tzinfo, opened: tuple[str, ...]
) -> Iterator[Attribute]:
    """The attributes at and below one schema; a type inside itself is opened once."""
    target, home = _opened(node, base)
    title = str(target.get("title", ""))
    if title in opened:
        return
    if "items" in target:
        yield from _below(target["items"], home, path, many=True, zone=zone, opened=opened)
    elif kind := _kind(target, title):
        concept = title == "CodeableConcept"  # it has several codes of its own
        yield Attribute(path, kind, many or concept, _codes(target), _targets(node, kind), zone)
    for name, child, where in _members(target, home):
        below = f"{path}.{name}" if path else name
        yield from _below(child, where, below, many=many, zone=zone, opened=(*opened, *filter(None, (title,))))


def _opened(node: Schema, base: Schema) -> tuple[Schema, Schema]:
    """The schema that a node refers to, with the file that holds it; the node itself where it refers to none."""
    while "$ref" in node:
        reference = str(node["$ref"])
        node = schemas.resolve(reference, base)
        base = base if reference.startswith("#") else node
    return node, base


def _kind(target: Schema, title: str) -> Kind | None:
    """The type of the values, where the schema is that of a value and not of members."""
    if title in TITLES:
        return TITLES[title]
    if "enum" in target or "const" in target or "x-crm-codes" in target:
        return Kind.CODE if target.get("type") == "string" else PLAIN.get(str(target.get("type")))
    if target.get("x-crm-type") == "decimal":
        return Kind.NUMBER
    return FORMATS.get(str(target.get("format"))) or PLAIN.get(str(target.get("type")))


def _codes(target: Schema) -> frozenset[str] | None:
    """The closed list of codes, where there is one."""
    if target.get("type") != "string":
        return None
    listed = target.get("enum") or ([target["const"]] if "const" in target else None)
    return frozenset(listed) if listed else None


def _targets(node: Schema, kind: Kind) -> tuple[str, ...]:
    """The resources that a reference may lead to; all where its schema names none."""
    if kind is not Kind.REFERENCE:
        return ()
    allowed = node.get("properties", {}).get("type", {})
    named = allowed.get("enum") or ([allowed["const"]] if "const" in allowed else sorted(schemas.resources()))
    return tuple(named)


def _members(target: Schema, home: Schema) -> Iterator[tuple[str, Schema, Schema]]:
    """Name, schema and file of each member; leaves have none that a path may lead to."""
    if str(target.get("title", "")) in TITLES:
        return
    seen: dict[str, Any] = {name: (child, home) for name, child in target.get("properties", {}).items()}
    for part in target.get("allOf", ()):
        if "$ref" in part:
            other, where = _opened(part, home)
            for name, child, at in _members(other, where):
                seen.setdefault(name, (child, at))
    yield from ((name, child, at) for name, (child, at) in seen.items())
