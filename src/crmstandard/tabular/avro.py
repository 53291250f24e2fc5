"""Avro schemas of the resources: a record for each data type, by its name, so that types may hold each other."""

from __future__ import annotations

import re
from typing import Any

from crmstandard.shapes import Shape, shape_of
from crmstandard.tabular.digits import digits_of

NAMESPACE = "org.crmstandard"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
SCALARS: dict[str, Any] = {
    "integer": "long",
    "boolean": "boolean",
    "date": {"type": "int", "logicalType": "date"},
    "dateTime": {"type": "long", "logicalType": "timestamp-micros"},
}

Schema = Any


def avro_schema(resource: str) -> dict[str, Any]:
    """The schema of a resource; raises UnknownResource."""
    made: dict[str, Any] = _record(resource, shape_of(resource), set())
    return made


def _record(name: str, shape: Shape, named: set[str]) -> dict[str, Any]:
    named.add(name)
    record: dict[str, Any] = {"type": "record", "name": name, "namespace": NAMESPACE}
    said = shape.keyword("description")
    if said and shape.type == name:
        record["doc"] = said
    record["fields"] = [
        _field(name, member, inner, member in shape.required, named) for member, inner in shape.members.items()
    ]
    return record


def _field(owner: str, name: str, shape: Shape, asked: bool, named: set[str]) -> dict[str, Any]:
    kind = _type(f"{owner}{name[0].upper()}{name[1:]}", shape, named)
    field: dict[str, Any] = {"name": name, "type": kind if asked else ["null", kind]}
    if not asked:
        field["default"] = None
    said = shape.keyword("description")
    return {**field, "doc": said} if said else field


def _type(path: str, shape: Shape, named: set[str]) -> Schema:
    kind = shape.kind
    if kind == "object":
        name = shape.type or path
        return f"{NAMESPACE}.{name}" if name in named else _record(name, shape, named)
    if kind == "array":
        return {"type": "array", "items": _type(path, shape.items, named)}
    if kind == "map":
        return {"type": "map", "values": _type(path, shape.values, named)}
    if kind == "decimal":
        precision, scale = digits_of(str(shape.keyword("pattern")))
        return {"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}
    if kind in SCALARS:
        return SCALARS[kind]
    return _text(shape, named)


def _text(shape: Shape, named: set[str]) -> Schema:
    """Text; a code list whose codes are all names is an enumeration by the name of the list."""
    listed = next((node for node, _ in shape.parts if "enum" in node), None)
    if listed is None or "x-crm-codes" not in listed or not all(map(NAME.fullmatch, listed["enum"])):
        return "string"
    name = str(listed["title"])
    if name in named:
        return f"{NAMESPACE}.{name}"
    named.add(name)
    return {"type": "enum", "name": name, "namespace": NAMESPACE, "symbols": list(listed["enum"])}
