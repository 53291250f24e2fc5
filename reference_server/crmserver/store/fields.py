"""What records can be found by: the search fields that the schemas declare, and their values in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.analytics.segments import Attribute, catalogue_of
from crmstandard.analytics.segments import rows as texts
from crmstandard.identity import keys_of
from crmstandard.operations import matched
from crmstandard.schemas import Resource

Document = Mapping[str, Any]
IDENTIFIERS = "identifiers"
MATCH = "~match"  # blocking keys of identity; no member has this name
KINDS = {"DateTime": "dateTime", "Date": "date", "PartialDate": "partialDate"}
RETIRED = "merged"
EVERYWHERE = ("id", "meta.recordedAt")  # every resource can be ordered by these


@dataclass(frozen=True, slots=True)
class Field:
    """One search field: its member, the kind of its values, whether it has many, and what a reference may lead to."""

    resource: str
    name: str
    kind: str
    many: bool
    targets: tuple[str, ...] = ()

    @property
    def term(self) -> str:
        """The name under which its rows stand in the index."""
        return f"{self.resource}.{self.name}"


@cache
def fields_of(resource: str) -> Mapping[str, Field]:
    """The declared search fields of a resource by name."""
    about = schemas.resource(resource)
    return {name: _field(about, name) for name in about.about.get("search", ())}


def _field(resource: Resource, name: str) -> Field:
    node = resource.schema["properties"][name]
    many = node.get("type") == "array"
    inner = node.get("items", node)
    title = str(schemas.resolve(inner["$ref"], resource.schema)["title"]) if "$ref" in inner else ""
    if title == "Reference":
        return Field(resource.name, name, "reference", many, _targets(inner))
    return Field(resource.name, name, KINDS.get(title, "text"), many)


def _targets(node: Document) -> tuple[str, ...]:
    """The resources that a reference may lead to; all where its schema names none."""
    allowed = node.get("properties", {}).get("type", {})
    named = allowed.get("enum") or [allowed[word] for word in ("const",) if word in allowed]
    return tuple(named) or tuple(sorted(schemas.resources()))


def sort_fields(resource: str) -> tuple[str, ...]:
    """The fields that the records of a resource can be ordered by: those of which a record has at most one value."""
    return (*EVERYWHERE, *(field.name for field in fields_of(resource).values() if not field.many))


def terms() -> Iterator[str]:
    """Every name that rows of the index use."""
    for name in schemas.resources():
        yield name
        yield f"{name}.{IDENTIFIERS}"
        if name in matched():
            yield match_term(name)
        yield from (field.term for field in fields_of(name).values())


def match_term(resource: str) -> str:
    """The name under which the blocking keys of a resource stand in the index."""
    return f"{resource}.{MATCH}"


def index_of(resource: str, document: Document) -> set[tuple[str, str]]:
    """The rows of the index for a record, as (term, value): its resource, its identifiers, its search fields.

    Records that can be matched have their blocking keys besides, which are digests.

    A retired record has none: it is read by its id, and found no more.
    """
    if document.get("status") == RETIRED:
        return set()
    rows = {(resource, "")}
    for each in document.get(IDENTIFIERS, ()):
        rows.add((f"{resource}.{IDENTIFIERS}", identifier_text(each)))
    for term, member, attribute in _attributes(resource):
        if member in document:
            for text in texts(attribute, document):
                rows.add((term, text))
    if resource in matched():
        rows.update((match_term(resource), key) for key in keys_of(document))
    return rows


@cache
def _attributes(resource: str) -> tuple[tuple[str, str, Attribute], ...]:
    """Term, member and attribute of each search field."""
    known = catalogue_of(resource).attributes
    return tuple((field.term, name, known[name]) for name, field in fields_of(resource).items())


def identifier_text(identifier: Mapping[str, Any]) -> str:
    """The index text of an identifier."""
    return f"{identifier['system']}|{identifier['value']}"
