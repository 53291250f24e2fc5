"""The plan of what is hidden of a resource: its members against a privacy class and the members that a grant names."""

from __future__ import annotations

from collections.abc import Iterable
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
    root = _Planner(title, masking).root(highest, None if paths is None else _named(paths))
    closed = default > highest and (default >= NEVER_IN_PART or highest < INTERNAL)
    refused = closed or not root.hide.keys().isdisjoint(schemas.resource(title).structural)
    return MaskPlan(title, max_class, refused, root)


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


class _Planner:
    """Makes the nodes of one plan; a type inside itself leads back to the node that was made of it."""

    def __init__(self, title: str, masking: Masking) -> None:
        self.title = title
        self.masking = masking
        self.made: list[Node] = []
        self.open: dict[tuple[int, int, int, int], Node] = {}

    def root(self, highest: int, named: Named | None) -> Node:
        """The node of the record itself."""
        shape, stays = shape_of(self.title), skeleton(self.title)
        node = self._new(None)
        for name, child in shape.members.items():
            if name == EXCUSED:
                continue
            given = named is None or name in named
            ceiling = highest if given else INTERNAL
            if name in stays:
                self._member(
                    node, name, child, max(ceiling, INTERNAL), named[name] if named and given else None, 0, "", None
                )
            elif given:
                self._member(node, name, child, ceiling, named[name] if named else None, 0, "", None)
            else:
                node.hide[name] = self._form(child, child.rank, child.category, f"/{name}")
        node.required = stays
        node.either, node.depends = shape.either, shape.depends
        self._settle()
        return node

    def _member(
        self,
        node: Node,
        name: str,
        child: Shape,
        ceiling: int,
        named: Named | None,
        above: int,
        path: str,
        category: str | None,
    ) -> None:
        """Hides a member of a node, or enters it where something inside is hidden."""
        own = child.rank if child.items is None else max(child.rank, child.items.rank)
        privacy, path, category = max(above, own), f"{path}/{name}", child.category or category
        if privacy > ceiling:
            node.hide[name] = self._form(child, privacy, category, path)
            return
        node.enter[name] = self._node(child, ceiling, named, privacy, path, category)

    def _node(
        self, shape: Shape, ceiling: int, named: Named | None, privacy: int, path: str, category: str | None
    ) -> Node:
        key = (id(shape.members) if shape.members else id(shape), ceiling, privacy, id(named))
        if key in self.open:
            return self.open[key]
        node = self.open[key] = self._new(
            self._form(shape, max(privacy, min(ceiling + 1, NEVER_IN_PART)), category, path)
        )
        if shape.items is not None:
            privacy = max(privacy, shape.items.rank)
            node.items = self._node(shape.items, ceiling, named, privacy, path, category)
        stays = kept(shape)
        for name, child in shape.members.items():
            if named is None or name in named or name in stays:
                inner = None if named is None else named.get(name)
                self._member(node, name, child, ceiling, inner, privacy, path, category)
            else:
                node.hide[name] = self._form(
                    child, max(privacy, child.rank), child.category or category, f"{path}/{name}"
                )
        node.required, node.either, node.depends, node.least = shape.required, shape.either, shape.depends, shape.least
        del self.open[key]
        return node

    def _form(self, shape: Shape, privacy: int, category: str | None, path: str) -> Form | None:
        return form_of(self.masking, shape, privacy, category, self.title, path)

    def _new(self, form: Form | None) -> Node:
        self.made.append(Node(form))
        return self.made[-1]

    def _settle(self) -> None:
        """Leaves out what hides nothing, then finds what may go as a whole; both until nothing changes."""
        hiding = {node for node in self.made if node.hide}
        while more := {
            node for node in self.made if node not in hiding and any(each in hiding for each in node.inner())
        }:
            hiding |= more
        for node in self.made:
            node.enter = {name: inner for name, inner in node.enter.items() if inner in hiding}
            node.items = node.items if node.items in hiding else None
        while more := {node for node in self.made if not node.gone and node.breaks()}:
            for node in more:
                node.gone = True
