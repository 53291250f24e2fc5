"""Whether the library sees the same references in a record as the rules across records do."""

from __future__ import annotations

from crmstandard.feeds.native.shapes import REFERENCE, Shape
from crmstandard.validators.members import Member


def refers_alike(shape: Shape, member: Member) -> bool:
    """Whether a shape has references exactly where the members that the schema declares have some."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Shape, Member | None]] = [(shape, member)]
    while waiting:
        here, told = waiting.pop()
        if (id(here), id(told)) in seen or here.kind == "unknown":
            continue
        seen.add((id(here), id(told)))
        if here.is_reference != (told is not None and told.type == REFERENCE):
            return False
        if here.kind == "object":
            members = told.members if told is not None else {}
            waiting += [(each.shape, members.get(name)) for name, each in here.members.items()]
        elif here.item is not None and here.kind == "array":
            waiting.append((here.item, told.items if told is not None else None))
    return True
