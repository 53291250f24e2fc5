"""Tools that judge a JSON record by a schema: each gives how many lines it takes for good.

All of them get the structure alone, as far as they can say it; none has the rules, check digits, unique ids and
references that ours judges besides. What a tool can not express is left out, which makes it faster than it would be.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

import orjson

from crmstandard import schemas
from crmstandard.shapes import Shape, shape_of
from crmstandard.validators.engine import reachable

Count = Callable[[], int]
DEEPEST = 8  # levels of types that hold themselves, for tools whose schemas can not
TEXT = {"integer": "integer", "boolean": "boolean"}


def _counted(lines: list[bytes], is_good: Callable[[bytes], bool]) -> Count:
    return lambda: sum(map(is_good, lines))


def jsonschema_rs(resource: str, lines: list[bytes]) -> Count:
    """Structure with formats, by the validator that our exact way uses, over documents read by orjson."""
    from crmstandard.validators.engine import validator_for
    from crmstandard.validators.structure import judge

    valid = validator_for(judge(resource).schema).is_valid
    return _counted(lines, lambda line: valid(orjson.loads(line)))


def jsonschema(resource: str, lines: list[bytes]) -> Count:
    """The reference implementation in Python, without formats."""
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    schema = schemas.resource(resource).schema
    registry: Any = Registry().with_resources(
        [(name, cast("Any", Resource.from_contents(each))) for name, each in reachable(schema)]
    )
    valid = Draft202012Validator(schema, registry=registry).is_valid
    return _counted(lines, lambda line: valid(orjson.loads(line)))


def pydantic(resource: str, lines: list[bytes]) -> Count:
    """The generated types, from the bytes."""
    from pydantic import ValidationError

    from crmstandard import model

    read = getattr(model, resource).model_validate_json

    def good(line: bytes) -> bool:
        try:
            read(line)
        except ValidationError:
            return False
        return True

    return _counted(lines, good)


def fastjsonschema(resource: str, lines: list[bytes]) -> Count:
    """Code generated for draft 7: members that the schema does not know pass."""
    import fastjsonschema as library

    schema = schemas.resource(resource).schema
    held = {name: _of_draft_7(each) for name, each in reachable(schema)}
    handlers = {"https": lambda uri: held[uri.partition("#")[0]]}
    check = library.compile(_of_draft_7(schema), handlers=handlers, formats={}, use_formats=False)

    def good(line: bytes) -> bool:
        try:
            check(orjson.loads(line))
        except library.JsonSchemaValueException:
            return False
        return True

    return _counted(lines, good)


def _of_draft_7(node: Any) -> Any:
    """A schema whose references stand alone, since in draft 7 what stands beside them is not seen."""
    if isinstance(node, list):
        return [_of_draft_7(each) for each in node]
    if not isinstance(node, Mapping):
        return node
    made = {("definitions" if k == "$defs" else k): _of_draft_7(v) for k, v in node.items() if k != "$schema"}
    if isinstance(made.get("pattern"), str):  # it takes each dollar for the end of the text, in a class of signs too
        made["pattern"] = made["pattern"][:-1].replace("$", r"\x24") + made["pattern"][-1]
    if isinstance(made.get("$ref"), str):
        reference = {"$ref": made.pop("$ref").replace("#/$defs/", "#/definitions/")}
        return reference if not made else {**made, "allOf": [reference, *made.get("allOf", [])]}
    return made


def msgspec(resource: str, lines: list[bytes]) -> Count:
    """Structs that forbid other members, from the bytes; patterns and lengths, no conditions."""
    import msgspec as library

    decoder = library.json.Decoder(_struct(library, resource, shape_of(resource), 0))

    def good(line: bytes) -> bool:
        try:
            decoder.decode(line)
        except library.ValidationError:
            return False
        return True

    return _counted(lines, good)


def _struct(library: Any, name: str, shape: Shape, depth: int) -> Any:
    fields: list[Any] = []
    for member, child in shape.members.items():
        kind = _kind(library, f"{name}_{member}", child, depth + 1)
        field = (member, kind) if member in shape.required else (member, kind | library.UnsetType, library.UNSET)
        fields.append(field)
    fields.sort(key=len)
    return library.defstruct(name, fields, forbid_unknown_fields=True)


def _kind(library: Any, name: str, shape: Shape, depth: int) -> Any:
    if depth > DEEPEST or shape.kind == "map":
        return dict
    if shape.kind == "object":
        return _struct(library, name, shape, depth)
    if shape.kind == "array":
        return list[_kind(library, f"{name}_item", shape.items, depth + 1)]  # type: ignore[misc]
    if shape.kind in TEXT:
        return {"integer": int, "boolean": bool}[shape.kind]
    limits = {"pattern": "pattern", "min_length": "minLength", "max_length": "maxLength"}
    told = {ours: found for ours, theirs in limits.items() if (found := shape.keyword(theirs)) is not None}
    from typing import Annotated, Literal

    if shape.codes:
        return Literal[shape.codes]
    return Annotated[str, library.Meta(**told)] if told else str


def cerberus(resource: str, lines: list[bytes]) -> Count:
    """Its own schema language, translated: types, patterns, codes and lengths."""
    from cerberus import Validator

    check = Validator(_members(shape_of(resource), 0))
    return _counted(lines, lambda line: bool(check.validate(orjson.loads(line))))


def _members(shape: Shape, depth: int) -> dict[str, Any]:
    return {
        name: {**_rule(child, depth + 1), "required": name in shape.required} for name, child in shape.members.items()
    }


def _rule(shape: Shape, depth: int) -> dict[str, Any]:
    if depth > DEEPEST or shape.kind == "map":
        return {"type": "dict", "allow_unknown": True}
    if shape.kind == "object":
        return {"type": "dict", "schema": _members(shape, depth)}
    if shape.kind == "array":
        return {"type": "list", "schema": _rule(shape.items, depth + 1)}
    if shape.kind in TEXT:
        return {"type": TEXT[shape.kind]}
    made: dict[str, Any] = {"type": "string"}
    limits = {"regex": "pattern", "minlength": "minLength", "maxlength": "maxLength"}
    made |= {ours: found for ours, theirs in limits.items() if (found := shape.keyword(theirs)) is not None}
    return made | ({"allowed": list(shape.codes)} if shape.codes else {})


def bundle(resource: str) -> bytes:
    """The schema of a resource with all that it refers to, for tools in other languages."""
    schema = schemas.resource(resource).schema
    return json.dumps({"schema": schema, "held": [each for _, each in reachable(schema)]}).encode()


PEERS: tuple[Callable[[str, list[bytes]], Count], ...] = (
    jsonschema_rs,
    pydantic,
    msgspec,
    fastjsonschema,
    cerberus,
    jsonschema,
)
SLOW = frozenset({"cerberus", "jsonschema"})  # these are given a part of the lines


def share(lines: Iterable[bytes], name: str) -> list[bytes]:
    """The lines that a tool is measured on."""
    held = list(lines)
    return held[: max(200, len(held) // 20)] if name in SLOW else held
