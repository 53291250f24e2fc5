"""The schemas of the OpenAPI document: those of the kit, derived views, bodies of custom operations, unions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crmstandard import schemas
from crmstandard.operations import interactions, source
from tools.bundle import DoubleTitle, Schema, bundle
from tools.openapi.views import PREFIX, common, ref, views

LEFT_OUT = (
    *("x-crm-label", "x-crm-codes", "x-crm-resource", "x-crm-requirement", "x-crm-privacy", "x-crm-type"),
    *("title", "$comment"),
)


def components() -> dict[str, Schema]:
    """Every schema that an operation can use, by name."""
    made = {title: _without(schema) for title, schema in bundle(PREFIX).items()}
    kit = frozenset(made)
    for more in (common(made), unions(), bodies(), *(_views(name, made) for name in sorted(schemas.resources()))):
        double = set(more) & kit - set(schemas.resources())
        if double:
            raise DoubleTitle(", ".join(sorted(double)))
        made |= more
    return made


def _views(name: str, made: Mapping[str, Schema]) -> dict[str, Schema]:
    return views(name, interactions(schemas.resource(name)), made)


def _without(node: Any) -> Any:
    """A schema without what only this project reads; what a code means stands in schemas/ and in the reference."""
    if isinstance(node, Mapping):
        names = node.get("properties", {})
        kept = {k: _without(v) for k, v in node.items() if k not in LEFT_OUT and k != "properties"}
        return {**kept, "properties": {k: _without(v) for k, v in names.items()}} if "properties" in node else kept
    return [_without(each) for each in node] if isinstance(node, list) else node


def unions() -> dict[str, Schema]:
    """Party and any resource, told apart by resourceType."""
    return {
        "Party": _union("A natural person or an organization.", ["Person", "Organization"]),
        "AnyResource": _union("Any resource; resourceType says which.", sorted(schemas.resources())),
    }


def _union(text: str, names: list[str]) -> Schema:
    mapping = {name: PREFIX + name for name in names}
    return {
        "description": text,
        "oneOf": [ref(name) for name in names],
        "discriminator": {"propertyName": "resourceType", "mapping": mapping},
    }


def bodies() -> dict[str, Schema]:
    """The bodies that only operations use; objects are closed unless they say that they are open."""
    return {name: _body(schema) for name, schema in source()["schemas"].items()}


def _body(schema: Mapping[str, Any]) -> Schema:
    made: Schema = referring({key: value for key, value in schema.items() if key != "open"})
    if "properties" in schema and not schema.get("open"):
        made["unevaluatedProperties"] = False
    return made


def referring(node: Any) -> Any:
    """References by title turned into references to components."""
    if isinstance(node, Mapping):
        return {k: PREFIX + v if k == "$ref" else referring(v) for k, v in node.items()}
    return [referring(each) for each in node] if isinstance(node, list) else node


def references(node: Any) -> Iterator[str]:
    """Titles of the components that a part of the document refers to."""
    if isinstance(node, Mapping):
        if isinstance(node.get("$ref"), str) and node["$ref"].startswith(PREFIX):
            yield node["$ref"].removeprefix(PREFIX)
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for each in node:
            yield from references(each)


def reachable(start: Any, table: Mapping[str, Schema]) -> dict[str, Schema]:
    """The components that `start` needs, directly or not, by name."""
    found: set[str] = set()
    waiting = list(references(start))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += references(table[name])
    return {name: table[name] for name in sorted(found)}
