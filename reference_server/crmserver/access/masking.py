"""Which members of a resource are hidden from a reader, and a record without them.

A masked record stays valid by the one schema: a value goes, `absences` says that it was masked, and
where its data type requires it the smallest optional member around it goes instead. An item of an
array is no member, so the array goes as a whole. What no record can be without (keys, references,
state) always stays, up to class I where the grant does not name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from crmserver.access.forms import NEVER_IN_PART, Form, Masking, form_of
from crmserver.access.shapes import EXCUSED, Shape, default_rank, rank, shape_of, skeleton
from crmstandard import schemas
from crmstandard.validators.structure import pointer

Document = dict[str, Any]
Named = dict[str, Any]  # member -> Named, or None for all below
Hidden = tuple[str, Form | None, Any]
GONE: Any = object()
INTERNAL = rank("I")
MOST_ABSENCES = 200  # as the schema has it


class Node:
    """Where something is hidden: members that go, members that are entered, and what must stay for the type."""

    __slots__ = ("either", "enter", "form", "gone", "hide", "items", "least", "required")

    def __init__(self, form: Form | None) -> None:
        self.form = form
        self.hide: dict[str, Form | None] = {}
        self.enter: dict[str, Node] = {}
        self.items: Node | None = None
        self.required: frozenset[str] = frozenset()
        self.either: tuple[tuple[frozenset[str], ...], ...] = ()
        self.least = 0
        self.gone = False

    def inner(self) -> Iterable[Node]:
        """The nodes that are entered from here."""
        return (*self.enter.values(), self.items) if self.items is not None else self.enter.values()

    def breaks(self) -> bool:
        """Whether a value may lose so much that it goes as a whole."""
        touched = bool(self.hide or self.enter)
        inside = any(name in self.hide or (name in self.enter and self.enter[name].gone) for name in self.required)
        return inside or bool(touched and (self.either or self.least)) or (self.items is not None and self.items.gone)


@dataclass(frozen=True, slots=True, eq=False)
class MaskPlan:
    """What is hidden of one resource at one class; `refused` if no part of a record may be shown."""

    title: str
    max_class: str
    refused: bool
    root: Node

    @property
    def empty(self) -> bool:
        """Whether nothing is ever hidden."""
        return not (self.refused or self.root.hide or self.root.enter)

    def shows(self, member: str) -> bool:
        """Whether a member, as `names.text` or `/names/text`, is shown wherever a record has it."""
        node: Node | None = self.root
        shape: Shape = shape_of(self.title)
        for name in member.strip("/").replace("/", ".").split("."):
            while node is not None and node.items is not None:
                node = node.items
            while shape.items is not None:
                shape = shape.items
            if self.refused or name not in shape.members or (node is not None and name in node.hide):
                return False
            shape = shape.members[name]
            node = None if node is None else node.enter.get(name)
            if node is not None and node.gone:
                return False
        return True

    def apply(self, document: Document) -> Document | None:
        """A masked copy, sharing what did not change; None if the record cannot be shown without what is hidden."""
        hidden: list[Hidden] = []
        made = GONE if self.refused else _masked(self.root, document, "", hidden)
        if made is GONE:
            return None
        if not hidden:
            return document
        before = document.get(EXCUSED, ())
        made, hidden = _within(self, made, document, hidden, MOST_ABSENCES - len(before))
        made[EXCUSED] = [*before, *map(_absence, hidden)]
        return made  # type: ignore[no-any-return]


def _absence(hidden: Hidden) -> dict[str, str]:
    path, form, value = hidden
    shown = form(value) if form is not None else None
    if shown is None:
        return {"path": path, "reason": "masked"}
    return {"path": path, "reason": "masked", "maskedAs": shown}


def _masked(node: Node, value: Any, path: str, hidden: list[Hidden]) -> Any:
    """The value without what is hidden of it, itself if that is nothing, GONE if its type does not allow it."""
    if node.items is not None:
        return _masked_items(node.items, value, path, hidden)
    made = value
    for name, form in node.hide.items():
        if name in value:
            if name in node.required:
                return GONE
            made = dict(value) if made is value else made
            hidden.append((f"{path}/{name}", form, made.pop(name)))
    for name, inner in node.enter.items():
        if name in value:
            mark, before = len(hidden), value[name]
            after = _masked(inner, before, f"{path}/{name}", hidden)
            if after is before:
                continue
            made = dict(value) if made is value else made
            if after is not GONE:
                made[name] = after
            elif name in node.required:
                return GONE
            else:
                del made[name]
                hidden[mark:] = [(f"{path}/{name}", inner.form, before)]
    return GONE if made is not value and _broken(node, made) else made


def _masked_items(node: Node, value: list[Any], path: str, hidden: list[Hidden]) -> Any:
    made = value
    for index, before in enumerate(value):
        after = _masked(node, before, f"{path}/{index}", hidden)
        if after is GONE:
            return GONE
        if after is not before:
            made = list(value) if made is value else made
            made[index] = after
    return made


def _broken(node: Node, made: Mapping[str, Any]) -> bool:
    """Whether a value has lost too much to be one of its type."""
    if len(made) < node.least:
        return True
    return any(not any(names <= made.keys() for names in branches) for branches in node.either)


def _within(
    plan: MaskPlan, made: Document, document: Document, hidden: list[Hidden], room: int
) -> tuple[Document, list[Hidden]]:
    """No more absences than the schema allows: the members that hold most of them go as a whole."""
    while len(hidden) > room:
        counts: dict[str, int] = {}
        for path, _, _ in hidden:
            name = path.split("/", 2)[1]
            counts[name] = counts.get(name, 0) + 1
        optional = [name for name in counts if counts[name] > 1 and name not in plan.root.required]
        if not optional:
            return made, hidden[: max(room, 0)]  # what stays is a key that lost the name shown beside it
        largest = max(optional, key=counts.__getitem__)
        del made[largest]
        kept = [each for each in hidden if each[0].split("/", 2)[1] != largest]
        hidden = [*kept, (f"/{largest}", None, document[largest])]
    return made, hidden


def plan(title: str, max_class: str, masking: Masking, paths: frozenset[str] | None = None) -> MaskPlan:
    """What a reader up to `max_class` does not see of a resource; `paths` are the members it is narrowed to.

    A path names a member at any depth; an index in it stands for every item. A resource of class S
    is never shown in part, and of one that is about persons nothing is left at class N.
    """
    return _plan(title, max_class, masking, paths)


@lru_cache(maxsize=4096)
def _plan(title: str, max_class: str, masking: Masking, paths: frozenset[str] | None) -> MaskPlan:
    default, highest = default_rank(title), rank(max_class)
    refused = default > highest and (default >= NEVER_IN_PART or highest < INTERNAL)
    root = _Planner(title, masking).root(highest, None if paths is None else _named(paths))
    return MaskPlan(title, max_class, refused, root)


def _named(paths: Iterable[str]) -> Named | None:
    """The members that paths name as a tree; None where a path is the whole record."""
    tree: Named = {}
    for path in sorted(paths):
        names = [token for token in path.split("/")[1:] if not token.isdigit() and token != "-"]
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
                self._member(node, name, child, max(ceiling, INTERNAL), named[name] if named and given else None, 0, "", None)
            elif given:
                self._member(node, name, child, ceiling, named[name] if named else None, 0, "", None)
            else:
                node.hide[name] = self._form(child, child.rank, child.category, f"/{name}")
        node.required = stays
        node.either = shape.either
        self._settle()
        return node

    def _member(
        self, node: Node, name: str, child: Shape, ceiling: int, named: Named | None, above: int, path: str, category: str | None
    ) -> None:
        """Hides a member of a node, or enters it where something inside is hidden."""
        privacy, path, category = max(above, child.rank), f"{path}/{name}", child.category or category
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
        node = self.open[key] = self._new(self._form(shape, max(privacy, min(ceiling + 1, NEVER_IN_PART)), category, path))
        if shape.items is not None:
            privacy = max(privacy, shape.items.rank)
            node.items = self._node(shape.items, ceiling, named, privacy, path, category)
        for name, child in shape.members.items():
            if named is None or name in named or name in shape.required:
                inner = None if named is None else named.get(name)
                self._member(node, name, child, ceiling, inner, privacy, path, category)
            else:
                node.hide[name] = self._form(child, max(privacy, child.rank), child.category or category, f"{path}/{name}")
        node.required, node.either, node.least = shape.required, shape.either, shape.least
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
        while more := {node for node in self.made if node not in hiding and any(each in hiding for each in node.inner())}:
            hiding |= more
        for node in self.made:
            node.enter = {name: inner for name, inner in node.enter.items() if inner in hiding}
            node.items = node.items if node.items in hiding else None
        while more := {node for node in self.made if not node.gone and node.breaks()}:
            for node in more:
                node.gone = True


def shown_class(title: str, document: Mapping[str, Any], highest: str = "S") -> str:
    """The highest privacy class of a value in a record; looks no further once it is `highest`."""
    found = _shown(shape_of(title), document, 0, 0, rank(highest))
    return "NIPS"[min(found, NEVER_IN_PART)]


def _shown(shape: Shape, value: Any, privacy: int, found: int, enough: int) -> int:
    if isinstance(value, dict):
        for name, inner in value.items():
            child = shape.members.get(name)
            if found < enough and child is not None:
                found = max(found, _shown(child, inner, max(privacy, child.rank), found, enough))
        return max(found, privacy)
    if isinstance(value, list) and shape.items is not None:
        for inner in value:
            if found < enough:
                found = max(found, _shown(shape.items, inner, max(privacy, shape.items.rank), found, enough))
    return max(found, privacy)


def members_of(document: Mapping[str, Any]) -> list[str]:
    """Pointers of the top-level members of a record."""
    return [pointer([name]) for name in document if name in schemas.resource(document["resourceType"]).schema]
