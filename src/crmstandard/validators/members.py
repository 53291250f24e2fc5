"""What the schema says of the members of a document: their data types and privacy classes, by instance path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.validators.structure import named

CLASSES = "NIPSX"
NESTED = frozenset({dict, list})  # in other values nothing stands


@dataclass
class Member:
    """One member (or array item) as its schema declares it: data type, own privacy class, members inside."""

    type: str | None = None
    privacy: str = "N"
    members: dict[str, Member] = field(default_factory=dict)
    items: Member | None = None


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
    for name, child in node.get("properties", {}).items():
        if name not in made.members:
            made.members[name] = _member(child, base, open_types)
    for part in node.get("allOf", ()):  # after the members themselves, which say more than a narrowing does
        _fill(made, {k: v for k, v in part.items() if k in ("$ref", "properties", "allOf")}, base, open_types)
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


class _Plan:
    """Where values of some data types stand in a document: what to look for here, and which members lead on."""

    __slots__ = ("items", "members", "wanted")

    def __init__(self) -> None:
        self.wanted: str | None = None
        self.members: dict[str, _Plan] = {}
        self.items: _Plan | None = None


@cache
def _plan(title: str, types: frozenset[str]) -> _Plan:
    made: dict[int, _Plan] = {}

    def visit(node: Member) -> _Plan:
        if id(node) in made:
            return made[id(node)]
        plan = made[id(node)] = _Plan()
        plan.wanted = node.type if node.type in types else None
        plan.members = {name: visit(child) for name, child in node.members.items()}
        plan.items = visit(node.items) if node.items is not None else None
        return plan

    root = visit(member_tree(title))
    leading = _leading(list(made.values()))
    for plan in made.values():
        plan.members = {name: child for name, child in plan.members.items() if child in leading}
        plan.items = plan.items if plan.items in leading else None
    return root


def _leading(plans: list[_Plan]) -> set[_Plan]:
    """Plans at or below which something is wanted; types hold each other in circles, so until nothing changes."""
    leading = {plan for plan in plans if plan.wanted is not None}
    size = -1
    while size != len(leading):
        size = len(leading)
        for plan in plans:
            if plan.items in leading or any(child in leading for child in plan.members.values()):
                leading.add(plan)
    return leading


def values_of_types(title: str, document: Any, types: frozenset[str]) -> list[tuple[str, str, Any]]:
    """Each value in `document` whose data type is one of `types`, as (type, pointer, value)."""
    found: list[tuple[str, str, Any]] = []
    _collect(_plan(title, types), document, "", found)
    return found


def _collect(plan: _Plan, value: Any, path: str, found: list[tuple[str, str, Any]]) -> None:
    """Walks along the plan; declared names need no escape in a pointer."""
    if plan.wanted is not None:
        found.append((plan.wanted, path, value))
    members = plan.members
    if members and type(value) is dict:
        for name, inner in value.items():
            child = members.get(name)
            if child is None:
                continue
            if type(inner) in NESTED:
                _collect(child, inner, f"{path}/{name}", found)
            elif child.wanted is not None:
                found.append((child.wanted, f"{path}/{name}", inner))
    elif plan.items is not None and type(value) is list:
        for index, inner in enumerate(value):
            _collect(plan.items, inner, f"{path}/{index}", found)
