"""The plan of what is hidden of a resource: its members against a privacy class and the members that a grant names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from crmserver.access.forms import NEVER_IN_PART, Form, Masking, form_of, names_in
from crmserver.access.masking import MaskPlan, Node
from crmserver.access.shapes import EXCUSED, Shape, default_rank, kept, rank, shape_of, skeleton
from crmstandard import schemas

Named = dict[str, Any]  # member -> Named, or None for all below
INTERNAL = rank("I")


def plan(title: str, max_class: str, masking: Masking, paths: frozenset[str] | None = None) -> MaskPlan:
    """What a reader up to `max_class` does not see of a resource; `paths` are the members it is narrowed to.

    A path names a member at any depth; an index in it stands for every item. A resource of class S
    is never shown in part, and of one that is about persons nothing is left at class N.
    """
    return _plan(title, max_class, masking, paths)


@lru_cache(maxsize=4096)
def _plan(title: str, max_class: str, masking: Masking, paths: frozenset[str] | None) -> MaskPlan:
    default, highest = default_rank(title), rank(max_class)
    planner = _Planner(title, masking)
    root = planner.root(_Right(highest, None if paths is None else _named(paths)))
    closed = default > highest and (default >= NEVER_IN_PART or highest < INTERNAL)
    refused = closed or not root.hide.keys().isdisjoint(schemas.resource(title).structural)
    marks = frozenset(f'"{name}"'.encode() for node in planner.made for name in node.hide)
    return MaskPlan(title, max_class, refused, root, marks)


def _named(paths: Iterable[str]) -> Named | None:
    """The members that paths name as a tree; None where a path is the whole record."""
    tree: Named = {}
    for path in sorted(paths):
        names = names_in(path)
        if not names:
            return None
        node: Named | None = tree
        for name in names[:-1]:
            node = None if node is None else node.setdefault(name, {})
        if node is not None:
            node[names[-1]] = None
    return tree


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a member stands: its path without indexes, and the class and category that hold there."""

    path: str = ""
    privacy: int = 0
    category: str | None = None

    def inside(self, name: str, child: Shape) -> _Place:
        """The place of a member; that of an array has the class of its items."""
        own = child.rank if child.items is None else max(child.rank, child.items.rank)
        return _Place(f"{self.path}/{name}", max(self.privacy, own), child.category or self.category)


@dataclass(frozen=True, slots=True)
class _Right:
    """What may be shown: up to which class, and of which members where some are named."""

    ceiling: int
    named: Named | None

    def gives(self, name: str) -> bool:
        """Whether a member is among those that may be shown."""
        return self.named is None or name in self.named

    def inside(self, name: str) -> _Right:
        """The right inside a member; one that has to stay for its type is shown whole."""
        return _Right(self.ceiling, None if self.named is None else self.named.get(name))


class _Planner:
    """Makes the nodes of one plan; a type inside itself leads back to the node that was made of it."""

    def __init__(self, title: str, masking: Masking) -> None:
        self.title = title
        self.masking = masking
        self.made: list[Node] = []
        self.open: dict[tuple[int, int, int, int], Node] = {}

    def root(self, right: _Right) -> Node:
        """The node of the record itself; what no record is without is shown up to class I in any case."""
        shape, stays = shape_of(self.title), skeleton(self.title)
        node = self._new(None)
        for name, child in shape.members.items():
            if name in stays and name != EXCUSED:
                ceiling = max(right.ceiling, INTERNAL) if right.gives(name) else INTERNAL
                self._member(node, name, child, _Right(ceiling, right.inside(name).named), _Place())
            elif name != EXCUSED:
                self._given(node, name, child, right, _Place())
        node.required, node.either, node.depends = stays, shape.either, shape.depends
        self._settle()
        return node

    def _given(self, node: Node, name: str, child: Shape, right: _Right, above: _Place) -> None:
        """A member that may go: hidden where the right does not give it."""
        if right.gives(name):
            self._member(node, name, child, right.inside(name), above)
        else:
            node.hide[name] = self._form(child, above.inside(name, child))

    def _member(self, node: Node, name: str, child: Shape, right: _Right, above: _Place) -> None:
        """A member that is given: hidden where its class is too high, else entered."""
        place = above.inside(name, child)
        if place.privacy > right.ceiling:
            node.hide[name] = self._form(child, place)
        else:
            node.enter[name] = self._node(child, right, place)

    def _node(self, shape: Shape, right: _Right, place: _Place) -> Node:
        key = (id(shape.members if shape.members else shape), right.ceiling, place.privacy, id(right.named))
        if key in self.open:
            return self.open[key]
        lost = replace(place, privacy=max(place.privacy, min(right.ceiling + 1, NEVER_IN_PART)))
        node = self.open[key] = self._new(self._form(shape, lost))
        stays = kept(shape)
        if shape.items is not None:
            node.items = self._node(shape.items, right, place)
        for name, child in shape.members.items():
            if name in stays:
                self._member(node, name, child, right.inside(name), place)
            else:
                self._given(node, name, child, right, place)
        node.required, node.either, node.depends, node.least = shape.required, shape.either, shape.depends, shape.least
        del self.open[key]
        return node

    def _form(self, shape: Shape, place: _Place) -> Form | None:
        return form_of(self.masking, shape, place.privacy, place.category, self.title, place.path)

    def _new(self, form: Form | None) -> Node:
        self.made.append(Node(form))
        return self.made[-1]

    def _settle(self) -> None:
        """Leaves out what hides nothing, then finds what may go as a whole; both until nothing changes."""
        hiding = {node for node in self.made if node.hide}
        while more := {n for n in self.made if n not in hiding and any(each in hiding for each in n.inner())}:
            hiding |= more
        for node in self.made:
            node.enter = {name: inner for name, inner in node.enter.items() if inner in hiding}
            node.items = node.items if node.items in hiding else None
        while more := {node for node in self.made if not node.gone and node.breaks()}:
            for node in more:
                node.gone = True
