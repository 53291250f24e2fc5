"""Which members of a record can be judged apart: nothing looks into them but what is said of the members themselves.

That stands in the `properties` of the schema and of its bases, the files whose whole it takes over by a `$ref`. All
else that these say is the frame of a record: which members it has, and what is asked of several of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from crmstandard import schemas

Schema = Mapping[str, Any]
LOOKS_INTO_NONE = frozenset(
    "$schema $id $defs $comment title description examples default deprecated readOnly writeOnly discriminator type "
    "required dependentRequired".split()
)
ALL_TOGETHER = frozenset({"allOf", "anyOf", "oneOf"})
ALONE = frozenset({"if", "then", "else", "not"})
OF_ROOT = frozenset({"properties", "unevaluatedProperties"})
KEPT = ("$schema", "$id", "$defs")


class _Otherwise(Exception):
    """A keyword that is not known here."""


def judged_apart(schema: Schema) -> frozenset[str]:
    """Members whose shape what the schema and its bases say of them by name decides, and nothing else in them."""
    inside = looked_into(schema)
    if inside is None:
        return frozenset()
    declared = {name for each in (schema, *bases(schema)) for name in each.get("properties", ())}
    return frozenset(declared - inside)


def looked_into(schema: Schema) -> frozenset[str] | None:
    """Members that the schema and its bases look into besides what they say of them by name; None if that is untold."""
    own = {name: value for name, value in schema.items() if name not in OF_ROOT}
    try:
        return frozenset(_looked_into(own, schema, is_whole=True))
    except _Otherwise:
        return None


def bases(schema: Schema) -> Iterator[Schema]:
    """The files that a schema takes over whole, and those that they do."""
    for part in schema.get("allOf", ()):
        if _is_base(part):
            base = schemas.resolve(part["$ref"], schema)
            yield base
            yield from bases(base)


def _is_base(part: Any) -> bool:
    return isinstance(part, Mapping) and list(part) == ["$ref"] and not part["$ref"].startswith("#")


def schema_of(schema: Schema, member: str) -> dict[str, Any]:
    """What a schema says of one member, at the very place where it says so."""
    made = {name: schema[name] for name in KEPT if name in schema}
    if member in schema.get("properties", ()):
        made["properties"] = {member: schema["properties"][member]}
    if any(map(_is_base, schema.get("allOf", ()))):
        made["allOf"] = [part if _is_base(part) else True for part in schema["allOf"]]
    return made


def bases_as(schema: Schema, narrowed: Callable[[Schema], Schema]) -> dict[str, Schema]:
    """The bases of a schema, narrowed like itself, by `$id`."""
    return {str(each["$id"]): narrowed(each) for each in bases(schema)}


def frame_of(schema: Schema, apart: frozenset[str]) -> dict[str, Any]:
    """A schema that lets anything stand in the members judged `apart`."""
    properties = {name: name in apart or value for name, value in schema.get("properties", {}).items()}
    return {**schema, "properties": properties}


def _looked_into(node: Any, base: Schema, *, is_whole: bool = False) -> Iterator[str]:
    """Members of a record that a schema applied to the whole of it says something of, beside that they are there.

    What bases say of members by name is left out where the schema holds as a `is_whole`, not in a condition.
    """
    if isinstance(node, bool):
        return
    for name, value in node.items():
        if name in LOOKS_INTO_NONE or name.startswith("x-crm-"):
            continue
        if name == "properties":
            yield from value
        elif name == "$ref":
            target = schemas.resolve(value, base)
            yield from _looked_into(target, base if value.startswith("#") else target)
        elif name in ALL_TOGETHER:
            for part in value:
                yield from _of_part(part, base, is_whole=is_whole and name == "allOf")
        elif name in ALONE:
            yield from _looked_into(value, base)
        else:
            raise _Otherwise(name)


def _of_part(part: Any, base: Schema, *, is_whole: bool) -> Iterator[str]:
    if is_whole and _is_base(part):
        target = schemas.resolve(part["$ref"], base)
        rest = {name: value for name, value in target.items() if name != "properties"}
        yield from _looked_into(rest, target, is_whole=True)
    else:
        yield from _looked_into(part, base)
