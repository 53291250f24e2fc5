"""What a resource's schema wants at a member, reduced to what those who write other forms of it have to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmstandard import schemas

Part = tuple[Mapping[str, Any], Mapping[str, Any]]  # a schema and the file that its references start from
FORMATS = {"date": "date", "date-time": "dateTime", "partial-date": "partialDate", "moment": "moment"}


@dataclass(frozen=True)
class Shape:
    """The schema of one member: its parts (references and allOf opened) and what they say together."""

    parts: tuple[Part, ...]

    @cached_property
    def kind(self) -> str:
        """Kind of value: object, map, array, integer, boolean, string, decimal, date, dateTime and the like."""
        kind = str(self.keyword("type") or "string")
        if kind == "object" and not self.members and self.keyword("additionalProperties"):
            return "map"
        if kind != "string":
            return kind
        return str(self.keyword("x-crm-type") or FORMATS.get(str(self.keyword("format")), "string"))

    @cached_property
    def type(self) -> str:
        """Title of the data type that an object is of; empty where it has none of its own."""
        return str(next((n["title"] for n, _ in self.parts if n.get("type") == "object" and "title" in n), ""))

    @cached_property
    def members(self) -> Mapping[str, Shape]:
        """The members of an object in the order of the schema."""
        found: dict[str, list[Part]] = {}
        for node, base in self.parts:
            for name, child in node.get("properties", {}).items():
                found.setdefault(name, []).extend(_parts(child, base))
        return {name: Shape(tuple(parts)) for name, parts in found.items()}

    @cached_property
    def items(self) -> Shape:
        """The items of an array."""
        return Shape(tuple(p for node, base in self.parts if "items" in node for p in _parts(node["items"], base)))

    @cached_property
    def values(self) -> Shape:
        """The values of a map."""
        inner = [(n["additionalProperties"], b) for n, b in self.parts if "additionalProperties" in n]
        return Shape(tuple(part for node, base in inner for part in _parts(node, base)))

    @cached_property
    def required(self) -> frozenset[str]:
        """The members that every such object has, whatever its state."""
        return frozenset(name for node, _ in self.parts for name in node.get("required", ()))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The texts that are allowed, where they are listed."""
        const = self.keyword("const")
        return tuple(self.keyword("enum") or (() if const is None else (const,)))

    def keyword(self, name: str) -> Any:
        """What the schema says by a keyword, the nearest statement first; None where it says nothing."""
        return next((node[name] for node, _ in self.parts if name in node), None)


def shape_of(resource: str) -> Shape:
    """The shape of a resource, its common members first."""
    schema = schemas.resource(resource).schema
    common = schemas.folder("types")["Resource"]
    own = [(node, base) for node, base in _parts(schema, schema) if node is not common]
    kind = ({"properties": {"resourceType": schema["properties"]["resourceType"]}}, schema)
    head = {k: v for k, v in common["properties"].items() if k in ("id", "meta")}
    return Shape((kind, ({"properties": head}, common), *own, (common, common)))


def _parts(node: Mapping[str, Any], base: Mapping[str, Any]) -> Iterator[Part]:
    yield node, base
    if "$ref" in node:
        reference = str(node["$ref"])
        target = schemas.resolve(reference, base)
        yield from _parts(target, base if reference.startswith("#") else target)
    for part in node.get("allOf", ()):
        yield from _parts(part, base)
