"""Which members of a resource are hidden from a reader, and a record without them.

A masked record stays valid by the one schema: a value goes, `absences` says that it was masked, and
where its data type requires it the smallest optional member around it goes instead. An item of an
array is no member, so the array goes as a whole. What no record can be without (keys, references,
state) always stays, up to class I where the grant does not name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from crmserver.access.forms import Form
from crmserver.access.shapes import EXCUSED, Shape, shape_of

Document = dict[str, Any]
Hidden = tuple[str, Form | None, Any]
GONE: Any = object()
MOST_ABSENCES = 200  # as the schema has it
MOST_MARKS = 16  # a record is parsed and masked as fast as more of them are looked for


class Node:
    """Where something is hidden: members that go, members that are entered, and what must stay for the type."""

    __slots__ = ("depends", "either", "enter", "form", "gone", "hide", "items", "least", "required")

    def __init__(self, form: Form | None) -> None:
        self.form = form
        self.hide: dict[str, Form | None] = {}
        self.enter: dict[str, Node] = {}
        self.items: Node | None = None
        self.required: frozenset[str] = frozenset()
        self.either: tuple[tuple[frozenset[str], ...], ...] = ()
        self.depends: tuple[tuple[str, frozenset[str]], ...] = ()
        self.least = 0
        self.gone = False

    def inner(self) -> Iterable[Node]:
        """The nodes that are entered from here."""
        return (*self.enter.values(), self.items) if self.items is not None else self.enter.values()

    def breaks(self) -> bool:
        """Whether a value may lose so much that it goes as a whole."""
        lost = self.hide.keys() | {name for name, inner in self.enter.items() if inner.gone}
        asked = (names for branches in self.either for names in branches)
        needed = self.required.union(*asked, *(names for _, names in self.depends))
        inside = bool(lost) and (self.least > 0 or not lost.isdisjoint(needed))
        return inside or (self.items is not None and self.items.gone)


@dataclass(frozen=True, slots=True, eq=False)
class MaskPlan:
    """What is hidden of one resource at one class; `refused` if no part of a record may be shown.

    `marks` are the names of all members that are hidden somewhere, as they stand in JSON.
    """

    title: str
    max_class: str
    refused: bool
    root: Node
    marks: frozenset[bytes]

    @property
    def empty(self) -> bool:
        """Whether nothing is ever hidden."""
        return not (self.refused or self.root.hide or self.root.enter)

    def leaves(self, stored: bytes) -> bool:
        """Whether a record, as JSON without escapes in its names, plainly holds nothing that is hidden."""
        return not self.refused and len(self.marks) <= MOST_MARKS and not any(mark in stored for mark in self.marks)

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
        made: Document = GONE if self.refused else _masked(self.root, document, "", hidden)
        if made is GONE:
            return None
        if not hidden:
            return document
        before = document.get(EXCUSED, ())
        made, hidden = _within(self, made, document, hidden, MOST_ABSENCES - len(before))
        made[EXCUSED] = [*before, *map(_absence, hidden)]
        return made


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
    taken = [name for name in node.hide if name in value]
    if any(name in node.required for name in taken):
        return GONE
    hidden.extend((f"{path}/{name}", node.hide[name], value[name]) for name in taken)
    made = {name: inner for name, inner in value.items() if name not in node.hide} if taken else value
    for name in node.enter:
        if name in value:
            made = _entered(node, name, made, path, hidden)
            if made is GONE:
                return GONE
    return GONE if made is not value and _broken(node, made) else made


def _entered(node: Node, name: str, value: Document, path: str, hidden: list[Hidden]) -> Any:
    """The value with one of its members masked inside, or without it where that cannot be."""
    mark, inner, before = len(hidden), node.enter[name], value[name]
    after = _masked(inner, before, f"{path}/{name}", hidden)
    if after is before:
        return value
    if after is not GONE:
        return {**value, name: after}
    hidden[mark:] = [(f"{path}/{name}", inner.form, before)]
    return GONE if name in node.required else {each: value[each] for each in value if each != name}


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
    if any(name in made and not asked <= made.keys() for name, asked in node.depends):
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
