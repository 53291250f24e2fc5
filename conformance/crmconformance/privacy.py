"""What the schemas say of the privacy of a record: the class of each member that it has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson

from crmconformance import making
from crmstandard import schemas
from crmstandard.validators.members import CLASSES, Member, member_tree

Place = tuple[str, int]  # pointer and class of a member, the class as its place in CLASSES


def rank(privacy_class: str) -> int:
    """The place of a class in their order, lowest first."""
    return CLASSES.index(privacy_class)


def class_of(resource: str) -> str:
    """The class of a resource as a whole."""
    return str(schemas.resource(resource).schema["x-crm-privacy"]["class"])


def _places(node: Member, value: Any, pointer: str = "", privacy: int = 0) -> Iterator[Place]:
    """Each member and item that a value has, with the highest class on the way to it."""
    if isinstance(value, dict):
        inner = ((node.members[name], value[name], f"{pointer}/{name}") for name in value if name in node.members)
    elif isinstance(value, list) and node.items is not None:
        items = node.items
        inner = ((items, each, f"{pointer}/{index}") for index, each in enumerate(value))
    else:
        return
    for child, held, at in inner:
        reached = max(privacy, rank(child.privacy))
        yield at, reached
        yield from _places(child, held, at, reached)


def highest(resource: str, document: Any) -> str:
    """The highest class of a member that a record has."""
    return CLASSES[max((reached for _, reached in _places(member_tree(resource), document)), default=0)]


def above(resource: str, document: Any, allowed: str) -> list[str]:
    """The pointers of the members of a record whose class is above one."""
    return [at for at, reached in _places(member_tree(resource), document) if reached > rank(allowed)]


@cache
def _telling(resource: str, allowed: str, offered: frozenset[str]) -> bytes | None:
    for each in _candidates(resource, allowed, offered):
        reachable = all(one.type in offered for one in making.references(each))
        if reachable and above(resource, each, allowed) and making.is_good(each):
            return orjson.dumps(each)
    return None


def _candidates(resource: str, allowed: str, offered: frozenset[str]) -> Iterator[making.Document]:
    """Good documents, and the smallest one with members above the class that some vector has."""
    yield from making.samples(resource)
    smallest = making.base(resource, offered)
    for each in making.vectors()[resource]["valid"] if smallest is not None else ():
        document = making.creatable(each["document"])
        names = sorted({at.split("/")[1] for at in above(resource, document, allowed)})
        yield {**(smallest or {}), **{name: document[name] for name in names}}


def telling(resource: str, allowed: str, offered: frozenset[str]) -> making.Document | None:
    """A good document of a resource with a member above a class; None where none can be made."""
    found = _telling(resource, allowed, offered)
    return None if found is None else orjson.loads(found)
