"""Which members of a record can be judged apart: nothing in the schema but what it says of the member looks into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


class _Otherwise(Exception):
    """A keyword that is not known here."""


def judged_apart(schema: Schema) -> frozenset[str]:
    """Members whose shape what the schema's own `properties` say of them decides, and nothing else in it."""
    own = {name: value for name, value in schema.items() if name not in OF_ROOT}
    try:
        looked_into = set(_looked_into(own, schema))
    except _Otherwise:
        return frozenset()
    return frozenset(schema.get("properties", ())) - looked_into


def schema_of(schema: Schema, member: str) -> dict[str, Any]:
    """What a schema says of one member, at the very place where it says so."""
    named = {name: schema[name] for name in ("$schema", "$id", "$defs") if name in schema}
    return {**named, "properties": {member: schema["properties"][member]}}


def _looked_into(node: Any, base: Schema) -> Iterator[str]:
    """Members of a record that a schema applied to the whole of it says something of, beside that they are there."""
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
                yield from _looked_into(part, base)
        elif name in ALONE:
            yield from _looked_into(value, base)
        else:
            raise _Otherwise(name)
