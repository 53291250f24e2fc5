"""Fixed rewrites of the OpenAPI document for client generators: same paths, plainer schemas that accept no less."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from crmstandard import schemas
from tools.bundle import Schema
from tools.code_names import member_names
from tools.openapi.components import reachable
from tools.openapi.views import PREFIX

DROPPED = (
    *("if", "then", "else", "not", "contains", "minContains", "maxContains", "dependentRequired", "dependentSchemas"),
    *("uniqueItems", "propertyNames", "patternProperties", "minProperties", "maxProperties", "anyOf", "links"),
)
METHODS = ("get", "post", "put", "patch", "delete")


def simplified(document: Mapping[str, Any]) -> Schema:
    """The document for client generators."""
    made = copy.deepcopy(dict(document))
    made["info"]["summary"] += ", in words that client generators understand"
    table = made["components"]["schemas"]
    paths = _one_body(made["paths"])
    plain = {name: plainly(schema, table) for name, schema in table.items()}
    plain |= {name: _described(name, plain[name]) for name in schemas.folder("codelists") if name in plain}
    plain |= {f"{name}Input": _input(name, plain) for name in schemas.resources() if f"{name}Input" in plain}
    plain |= {name: _free(schema) for name, schema in plain.items() if name.endswith("Patch") and name != "JsonPatch"}
    others = {key: plainly(value, table) for key, value in made["components"].items() if key != "schemas"}
    made["paths"] = plainly(paths, table)
    made["components"] = {"schemas": reachable([made["paths"], others], plain), **others}
    return made


def plainly(node: Any, table: Mapping[str, Schema]) -> Any:
    """A schema, or any part of the document, flattened and without what client generators do not understand."""
    if isinstance(node, list):
        return [plainly(each, table) for each in node]
    if not isinstance(node, Mapping):
        return node
    made = _flat(node, table) if "allOf" in node else dict(node)
    made = {key: value for key, value in made.items() if key not in DROPPED}
    if "$ref" in made:
        return {key: made[key] for key in ("$ref", "description", "readOnly", "writeOnly", "schema") if key in made}
    if made.pop("unevaluatedProperties", None) is False:
        made["additionalProperties"] = False
    if isinstance(made.get("const"), str):
        made["enum"] = [made.pop("const")]
    return {key: _named(value, table) if key == "properties" else plainly(value, table) for key, value in made.items()}


def _named(members: Mapping[str, Any], table: Mapping[str, Schema]) -> Schema:
    return {name: plainly(schema, table) for name, schema in members.items()}


def _flat(node: Mapping[str, Any], table: Mapping[str, Schema]) -> Schema:
    """An object with the members of all it refers to; conditions fall away."""
    made: Schema = {"type": "object", "properties": {}, "required": []}
    for part in node["allOf"]:
        if "$ref" in part:
            target = table[part["$ref"].removeprefix(PREFIX)]
            inner = _flat(target, table) if "allOf" in target else target
            made["properties"] |= inner.get("properties", {})
            made["required"] += [name for name in inner.get("required", ()) if name not in made["required"]]
    made["properties"] |= node.get("properties", {})
    made["required"] += [name for name in node.get("required", ()) if name not in made["required"]]
    rest = {key: value for key, value in node.items() if key not in ("allOf", "properties", "required", "type")}
    return {**rest, **made} if made["required"] else {**rest, **{k: v for k, v in made.items() if k != "required"}}


def _described(name: str, schema: Schema) -> Schema:
    """A code list with texts for its codes, and with names where the codes are no words."""
    codes = schemas.folder("codelists")[name]["x-crm-codes"]
    made = {**schema, "x-enum-descriptions": [about["definition"]["en"] for about in codes.values()]}
    words = all(code.isalnum() and code[0].isalpha() for code in codes)
    return made if words else {**made, "x-enum-varnames": member_names(name, list(codes))}


def _one_body(paths: Mapping[str, Schema]) -> Schema:
    """Create and update take one body, in which the id is optional."""
    for path in paths.values():
        for operation in (path[method] for method in METHODS if method in path):
            for content in operation.get("requestBody", {}).get("content", {}).values():
                title = content["schema"]["$ref"].removeprefix(PREFIX)
                for view in ("Create", "Update"):
                    if title.removesuffix(view) in schemas.resources():
                        content["schema"] = {"$ref": f"{PREFIX}{title.removesuffix(view)}Input"}
    return dict(paths)


def _input(name: str, plain: Mapping[str, Schema]) -> Schema:
    """What a client sends: the common members it may write, the id where it replaces a record, and its own.

    The members are described in the record itself; saying it twice would make the document a third longer.
    """
    own, common = plain[f"{name}Input"], plain["ResourceInput"]
    members = {**plain["RecordId"]["properties"], **common["properties"], **own["properties"]}
    bare = {member: {k: v for k, v in node.items() if k != "description"} for member, node in members.items()}
    text = f"{own['description']} Members as in {name}."
    return {**own, "description": text, "properties": bare, "additionalProperties": False}


def _free(schema: Schema) -> Schema:
    return {"type": "object", "description": schema["description"]}
