"""What the schema says of each member of a resource that masking and consent need: class, duty, data type, targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.validators.members import CLASSES

EXCUSED = "absences"
REFERENCE = "Reference"
TAKEN = (
    "$ref",
    "properties",
    "required",
    "dependentRequired",
    "allOf",
)  # of the parts of an allOf; conditions are judged by the schema


@dataclass(slots=True, eq=False)
class Shape:
    """One member, item or document as declared; types may hold themselves, so shapes may form circles.

    `required` never goes while the value stays, `either` are sets of members of which one has to
    stay whole, `depends` says which members ask for others, `least` is the number of members that have
    to stay. `targets` are the resources that
    a reference may point to, None for any.
    """

    rank: int = 0
    category: str | None = None
    type: str = ""
    kind: str = ""
    members: dict[str, Shape] = field(default_factory=dict)
    items: Shape | None = None
    required: frozenset[str] = frozenset()
    either: tuple[tuple[frozenset[str], ...], ...] = ()
    depends: tuple[tuple[str, frozenset[str]], ...] = ()
    least: int = 0
    targets: frozenset[str] | None = None


def rank(privacy_class: str) -> int:
    """Place of a privacy class in their order, lowest first."""
    return CLASSES.index(privacy_class)


@cache
def shape_of(title: str) -> Shape:
    """The shape of a resource; raises UnknownResource."""
    schema = schemas.resource(title).schema
    made = Shape()
    _fill(made, schema, schema, {id(schema): made})
    return made


@cache
def default_rank(title: str) -> int:
    """The privacy class that a resource has as a whole."""
    return rank(schemas.resource(title).schema["x-crm-privacy"]["class"])


def _member(node: Mapping[str, Any], base: Mapping[str, Any], open_types: dict[int, Shape]) -> Shape:
    privacy = node.get("x-crm-privacy", {})
    made = Shape(rank=rank(privacy.get("class", "N")), category=privacy.get("category"))
    _fill(made, node, base, open_types)
    if made.type == REFERENCE:
        allowed = node.get("properties", {}).get("type", {}).get("enum")
        made.targets = None if allowed is None else frozenset(allowed)
    return made


def _fill(made: Shape, node: Mapping[str, Any], base: Mapping[str, Any], open_types: dict[int, Shape]) -> None:
    if "$ref" in node:
        _refer(made, str(node["$ref"]), base, open_types)
    made.kind = made.kind or str(node.get("type", ""))
    made.required |= frozenset(node.get("required", ()))
    made.either += tuple(_alternatives(node))
    made.depends += tuple((name, frozenset(asked)) for name, asked in node.get("dependentRequired", {}).items())
    made.least = max(made.least, int(node.get("minProperties", 0)))
    for name, child in node.get("properties", {}).items():  # last, since a type inside itself takes over the above
        if name not in made.members:
            made.members[name] = _member(child, base, open_types)
    if "items" in node:
        made.items = _member(node["items"], base, open_types)
    for part in node.get("allOf", ()):
        _fill(made, {name: part[name] for name in TAKEN if name in part}, base, open_types)


def _refer(made: Shape, reference: str, base: Mapping[str, Any], open_types: dict[int, Shape]) -> None:
    """Takes over the shape of the type that a `$ref` names; a type inside itself shares what was made of it."""
    target = schemas.resolve(reference, base)
    made.type = made.type or str(target.get("title", ""))
    shared = open_types.get(id(target))
    if shared is None:
        _fill(made, target, base if reference.startswith("#") else target, {**open_types, id(target): made})
        return
    made.kind, made.members, made.items = shared.kind, shared.members, shared.items
    made.required, made.either, made.depends, made.least = shared.required, shared.either, shared.depends, shared.least


def _alternatives(node: Mapping[str, Any]) -> Iterator[tuple[frozenset[str], ...]]:
    """The members of which one has to stay, unless an absence excuses them all."""
    for part in (node, *(each for each in node.get("allOf", ()) if "if" not in each)):
        branches = [branch.get("required") for branch in part.get("anyOf", ())]
        if branches and all(branches) and not any(EXCUSED in names for names in branches):
            yield tuple(frozenset(names) for names in branches)


def kept(shape: Shape) -> frozenset[str]:
    """Members that have to stay, or may have to, for the value to be one of its type."""
    either = (names for branches in shape.either for names in branches)
    return shape.required.union(*either, *(asked for _, asked in shape.depends))


@cache
def skeleton(title: str) -> frozenset[str]:
    """Top-level members without which a record may not be valid, and which an absence does not excuse."""
    resource = schemas.resource(title)
    conditional = (part for part in resource.schema.get("allOf", ()) if part.get("x-crm-requirement") != schemas.FACTS)
    asked = {name for part in conditional for name in part.get("then", {}).get("required", ())}
    return frozenset({*resource.structural, *asked, *kept(shape_of(title)), EXCUSED})
