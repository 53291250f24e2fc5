"""The authoring rules of the schemas, found by folder; each yields the places where it is broken."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """A broken rule: its id, the place (file and pointer) and what is wrong there."""

    rule: str
    place: str
    message: str


@dataclass(frozen=True)
class Spot:
    """One subschema and where it stands.

    `kind` is file, def (an inner object), member, items, part (a bare reference in allOf) or condition
    (anything that only narrows: if, then, anyOf, a narrowed reference). `owner` is the subschema around it.
    """

    file: str
    pointer: str
    node: Schema
    kind: str
    owner: Schema = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Last step of the pointer: the name of a member or inner object."""
        return self.pointer.rpartition("/")[2]

    @property
    def place(self) -> str:
        """File and pointer, as faults show them."""
        return f"{self.file}#{self.pointer}"

    @property
    def folder(self) -> str:
        """First folder of the path: types, codelists, resources …"""
        return self.file.partition("/")[0]


@dataclass(frozen=True)
class Kit:
    """The schemas that are linted, by path below `schemas/`."""

    files: Mapping[str, Schema]

    @cached_property
    def spots(self) -> list[Spot]:
        """Every subschema of every schema file; a profile's own description is no schema."""
        return [
            spot
            for file, schema in self.files.items()
            if not file.endswith("/profile.json")
            for spot in walk(Spot(file, "", schema, "file"))
        ]

    @cached_property
    def declared(self) -> list[Spot]:
        """Files, inner objects, members and items: what declares rather than narrows; profiles declare nothing."""
        return [s for s in self.spots if s.kind in ("file", "def", "member", "items") and s.folder != "profiles"]

    @cached_property
    def members(self) -> list[Spot]:
        """Every declared member."""
        return [s for s in self.declared if s.kind == "member"]

    @cached_property
    def resources(self) -> Mapping[str, Spot]:
        """The resources by title."""
        return {str(s.node.get("title")): s for s in self.declared if s.kind == "file" and s.folder == "resources"}


def any_record(node: Schema) -> bool:
    """Whether a member holds a record of any resource: an open object whose only declared member is resourceType."""
    return set(node.get("properties", ())) == {"resourceType"} == set(node.get("required", ()))


Place = tuple[str, str]
Check = Callable[[Kit], Iterable[Place]]


@dataclass(frozen=True)
class Rule:
    """One authoring rule: its id, what it says, and the function that finds its breaches."""

    id: str
    text: str
    check: Check


_RULES: list[Rule] = []


def lint(identifier: str) -> Callable[[Check], Check]:
    """Registers a rule; the docstring of its function is its text."""

    def register(check: Check) -> Check:
        _RULES.append(Rule(identifier, (check.__doc__ or "").strip(), check))
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    for each in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{each.name}")
    return tuple(sorted(_RULES, key=lambda rule: (rule.id[0], int(rule.id[1:]))))


SINGLE = ("not", "if", "then", "else", "contains", "propertyNames")
MANY = ("allOf", "anyOf", "oneOf", "prefixItems")
TABLES = ("dependentSchemas", "patternProperties")


def walk(spot: Spot) -> Iterator[Spot]:
    """A spot and every subschema inside it."""
    yield spot
    for below in _inside(spot):
        yield from walk(below)


def _inside(spot: Spot) -> Iterator[Spot]:
    narrowing = spot.kind == "condition" or "$ref" in spot.node
    for name, child in _table(spot.node.get("properties")):
        yield _below(spot, f"/properties/{name}", child, "condition" if narrowing else "member")
    for key in ("items", "additionalProperties", "unevaluatedItems"):
        if isinstance(spot.node.get(key), Mapping):
            yield _below(spot, f"/{key}", spot.node[key], "condition" if narrowing else "items")
    for name, child in _table(spot.node.get("$defs")):
        yield _below(spot, f"/$defs/{name}", child, "def")
    yield from _conditions(spot)


def _conditions(spot: Spot) -> Iterator[Spot]:
    for key in SINGLE:
        if isinstance(spot.node.get(key), Mapping):
            yield _below(spot, f"/{key}", spot.node[key], "condition")
    for key in MANY:
        for index, child in enumerate(spot.node.get(key, ())):
            if isinstance(child, Mapping):
                yield _below(spot, f"/{key}/{index}", child, "part" if set(child) == {"$ref"} else "condition")
    for key in TABLES:
        for name, child in _table(spot.node.get(key)):
            yield _below(spot, f"/{key}/{name}", child, "condition")


def _table(node: Any) -> Iterator[tuple[str, Schema]]:
    if isinstance(node, Mapping):
        yield from ((name, child) for name, child in node.items() if isinstance(child, Mapping))


def _below(spot: Spot, step: str, node: Schema, kind: str) -> Spot:
    return Spot(spot.file, spot.pointer + step, node, kind, spot.node)
