"""What the schema says of the members of a document: their data types and privacy classes, by instance path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.validators.structure import named, pointer

CLASSES = "NIPSX"


@dataclass
class Member:
    """One member (or array item) as its schema declares it: data type, own privacy class, members inside."""

    type: str | None = None
    privacy: str = "N"
    members: dict[str, Member] = field(default_factory=dict)
    items: Member | None = None
    branches: bool = False


@cache
def member_tree(title: str) -> Member:
    """The members of a resource or document, nested types opened."""
    schema = named(title)
    return _member(schema, schema, {})


def _member(node: Mapping[str, Any], base: Mapping[str, Any], open_types: dict[int, Member]) -> Member:
    made = Member(privacy=node.get("x-crm-privacy", {}).get("class", "N"))
    _fill(made, node, base, open_types)
    return made


def _fill(made: Member, node: Mapping[str, Any], base: Mapping[str, Any], open_types: dict[int, Member]) -> None:
    if "$ref" in node:
        reference = str(node["$ref"])
        target = schemas.resolve(reference, base)
        inner = base if reference.startswith("#") else target
        made.type = made.type or str(target.get("title", ""))
        if (
            id(target) in open_types
        ):  # a type inside itself (Extension of a Reference of an Identifier): share what was made
            shared = open_types[id(target)]
            made.members, made.items = shared.members, shared.items
        else:
            open_types = {**open_types, id(target): made}
            _fill(made, target, inner, open_types)
    for part in node.get("allOf", ()):
        _fill(made, {k: v for k, v in part.items() if k in ("$ref", "properties", "allOf")}, base, open_types)
    for name, child in node.get("properties", {}).items():
        if name not in made.members:
            made.members[name] = _member(child, base, open_types)
    if "items" in node:
        made.items = _member(node["items"], base, open_types)


def privacy_class(title: str, at: str) -> str:
    """The effective privacy class at a pointer: the highest of the members on the way; P where nothing is declared."""
    node, highest = member_tree(title), 0
    for token in filter(None, at.split("/")):
        name = token.replace("~1", "/").replace("~0", "~")
        step = node.items if node.items is not None and name.isdigit() else node.members.get(name)
        if step is None:
            return CLASSES[max(highest, CLASSES.index("P"))]
        node = step
        highest = max(highest, CLASSES.index(node.privacy))
    return CLASSES[highest]


@cache
def _leads_to(title: str) -> Mapping[int, frozenset[str]]:
    """For each member of the tree (by identity) the data types at or below it; lets a walk skip what holds none."""
    found: dict[int, frozenset[str]] = {}

    def visit(node: Member, above: tuple[int, ...]) -> frozenset[str]:
        if id(node) in above:
            return frozenset()
        below = {node.type} if node.type else set()
        for child in (*node.members.values(), *((node.items,) if node.items else ())):
            below |= visit(child, (*above, id(node)))
        found[id(node)] = frozenset(t for t in below if t)
        return found[id(node)]

    visit(member_tree(title), ())
    return found


def values_of_types(title: str, document: Any, types: frozenset[str]) -> Iterator[tuple[str, str, Any]]:
    """Each value in `document` whose data type is one of `types`, as (type, pointer, value)."""
    leads = _leads_to(title)

    def walk(node: Member, value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str, str, Any]]:
        if not leads.get(id(node), types) & types:
            return
        if node.type is not None and node.type in types:
            yield node.type, pointer(path), value
        if isinstance(value, dict):
            for name, inner in value.items():
                child = node.members.get(name)
                if child is not None:
                    yield from walk(child, inner, (*path, name))
        elif isinstance(value, list) and node.items is not None:
            for index, inner in enumerate(value):
                yield from walk(node.items, inner, (*path, index))

    yield from walk(member_tree(title), document, ())
