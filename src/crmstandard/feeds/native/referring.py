"""Whether the library sees the same values of some data types in a record as the exact path does."""

from __future__ import annotations

from collections.abc import Set

from crmstandard.feeds.native.shapes import Shape
from crmstandard.validators.members import Member


def told_alike(shape: Shape, member: Member, types: Set[str]) -> bool:
    """Whether a shape has values of these types exactly where the members that the schema declares have some."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Shape, Member | None]] = [(shape, member)]
    while waiting:
        here, told = waiting.pop()
        if (id(here), id(told)) in seen or here.kind == "unknown":
            continue
        seen.add((id(here), id(told)))
        if types & {here.named} != types & {told.type if told is not None else None}:
            return False
        if here.kind == "object":
            members = told.members if told is not None else {}
            waiting += [(each.shape, members.get(name)) for name, each in here.members.items()]
        elif here.item is not None and here.kind == "array":
            waiting.append((here.item, told.items if told is not None else None))
    return True
