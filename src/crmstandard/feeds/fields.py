"""The field of a resource that a pointer leads to, from a closed set: what is counted by field stays bounded."""

from __future__ import annotations

from functools import lru_cache

import orjson

from crmstandard import schemas
from crmstandard.validators.members import CLASSES, Member, member_tree

ITEM = "*"
OTHER = "(other)"


@lru_cache(maxsize=8192)
def field_of(resource: str | None, pointer: str) -> str:
    """`/names/0/text` -> `/names/*/text`; what the schema does not declare is `(other)`: its name may say anything."""
    if resource not in schemas.resources():
        return "" if not pointer else "/resourceType" if pointer == "/resourceType" else f"/{OTHER}"
    steps: list[str] = []
    node = member_tree(str(resource))
    for token in pointer.split("/")[1:]:
        step = node.items if node.items is not None and token.isdigit() else node.members.get(token)
        if step is None:
            return "".join(f"/{each}" for each in (*steps, OTHER))
        steps.append(ITEM if step is node.items else token)
        node = step
    return "".join(f"/{each}" for each in steps)


def beginning(resource: str | None, value: object, enough: int) -> str:
    """The JSON text of a record with everything personal taken out by the privacy class of its members.

    The shape stays. Once there are more than `enough` characters, no further members are written.
    """
    tree = member_tree(resource) if resource in schemas.resources() else None
    if tree is None or not isinstance(value, dict):
        return orjson.dumps(_masked(None, value, 0)).decode()
    written: dict[str, str] = {}
    size = 1
    for name, each in value.items():
        at = _name(tree, str(name))
        if at not in written:  # each member says its own class
            written[at] = f'"{at}":{orjson.dumps(_masked(tree.members.get(name), each, 0)).decode()}'
            size += len(written[at])
        if size > enough:
            break
    return f"{{{','.join(written.values())}}}"


HIDDEN = "•••"
RANKS = {each: rank for rank, each in enumerate(CLASSES)}
SHOWN = RANKS["I"]
LONGEST = 40


def _masked(node: Member | None, value: object, highest: int) -> object:
    if node is None:  # nothing is known of it, not even that it is harmless
        return HIDDEN
    highest = max(highest, RANKS[node.privacy])
    if isinstance(value, dict):
        return {_name(node, str(name)): _masked(node.members.get(name), each, highest) for name, each in value.items()}
    if isinstance(value, list):
        return [_masked(node.items, each, highest) for each in value[:5]]
    if highest > SHOWN:
        return HIDDEN
    return value if not isinstance(value, str) or len(value) <= LONGEST else f"{value[:LONGEST]}…"


def _name(node: Member, name: str) -> str:
    return name if name in node.members else OTHER
