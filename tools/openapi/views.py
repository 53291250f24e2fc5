"""What a client sends and gets, derived from the schema of a resource: create, update, patch and page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tools.bundle import Schema

PREFIX = "#/components/schemas/"
ANNOTATIONS = ("description", "readOnly", "writeOnly", "x-crm-privacy")
UNTOUCHED = ("resourceType",)


def ref(title: str) -> Schema:
    """A reference to a component."""
    return {"$ref": PREFIX + title}


def hidden(schema: Mapping[str, Any]) -> set[str]:
    """The members that only the server writes."""
    return {name for name, node in schema["properties"].items() if node.get("readOnly")}


def _conditions(schema: Mapping[str, Any]) -> tuple[list[Schema], list[Schema]]:
    """The conditions on members that a client may write, and those that touch what only the server writes."""
    parts = [part for part in schema.get("allOf", ()) if "$ref" not in part]
    touching = [part for part in parts if (_required(part) | _required(part.get("if"))) & hidden(schema)]
    return [part for part in parts if part not in touching], touching


def writable(schema: Mapping[str, Any]) -> Schema:
    """The members that a client may write, with what is asked of them; open, to be closed by what uses it."""
    members = {name: node for name, node in schema["properties"].items() if not node.get("readOnly")}
    conditions, _ = _conditions(schema)
    made = {
        "description": schema["description"],
        "type": "object",
        "properties": members,
        "required": [name for name in schema.get("required", ()) if name in members],
    }
    return {**made, "allOf": conditions} if conditions else made


def _barred(schema: Mapping[str, Any]) -> list[Schema]:
    """What a client can not write, since it would need a member that only the server writes.

    A party is merged by the merge operation alone. A condition that begins at such a member never applies.
    """
    _, touching = _conditions(schema)
    asked = [part for part in touching if not _required(part.get("if")) & hidden(schema)]
    return [{"not": {"type": "object", **part["if"]}} for part in asked]


def _required(node: Any) -> set[str]:
    if isinstance(node, Mapping):
        inner = (_required(value) for key, value in node.items() if key not in ("if", "not"))
        return set(node.get("required", ())).union(*inner)
    return set[str]().union(*map(_required, node)) if isinstance(node, list) else set()


def closed(text: str, *titles: str, further: Iterable[Schema] = ()) -> Schema:
    """A component that is all of some others and nothing besides."""
    parts = [*(ref(title) for title in titles), *further]
    return {"description": text, "type": "object", "allOf": parts, "unevaluatedProperties": False}


def patch(title: str, schema: Mapping[str, Any], components: Mapping[str, Schema]) -> Schema:
    """A merge patch (RFC 7396): any writable member, null to take an optional one away."""
    wanted = set(schema.get("required", ()))
    members = {
        name: _patched(node, name in wanted, components)
        for name, node in schema["properties"].items()
        if not node.get("readOnly") and name not in UNTOUCHED
    }
    for name in ("identifiers", "extensions", "absences"):
        members[name] = _patched(components["Resource"]["properties"][name], False, components)
    return {
        "description": f"Members of {title} to be changed; null takes one away. The result is judged as {title}.",
        "type": "object",
        "properties": members,
        "minProperties": 1,
        "unevaluatedProperties": False,
    }


def _patched(node: Mapping[str, Any], required: bool, components: Mapping[str, Schema]) -> Schema:
    target = components[node["$ref"].removeprefix(PREFIX)] if "$ref" in node else node
    if target.get("type") == "object":
        return {"type": "object"} if required else {"type": ["object", "null"]}
    bare = {key: value for key, value in node.items() if key not in ANNOTATIONS}
    return bare if required else {"anyOf": [bare, {"type": "null"}]}


def stored(title: str, schema: Mapping[str, Any]) -> Schema:
    """A resource as its schema has it, put together from the common members, the writable ones and the others."""
    others = {name: node for name, node in schema["properties"].items() if node.get("readOnly")}
    made = closed(schema["description"], "Resource", f"{title}Input", further=_conditions(schema)[1])
    required = [name for name in schema.get("required", ()) if name in others]
    return {**made, **({"properties": others} if others else {}), **({"required": required} if required else {})}


def page(title: str) -> dict[str, Schema]:
    """A page of records of one resource: a Bundle with its entries narrowed."""
    entries = {"type": "array", "maxItems": 1000, "items": ref(f"{title}PageEntry")}
    return {
        f"{title}Page": {
            **closed(f"A page of {title} records.", "PageHead"),
            "properties": {"entries": entries},
            "required": ["entries"],
        },
        f"{title}PageEntry": {
            "type": "object",
            "properties": {"resource": ref(title)},
            "required": ["resource"],
            "unevaluatedProperties": False,
        },
    }


def views(title: str, interactions: list[str], components: Mapping[str, Schema]) -> dict[str, Schema]:
    """Every derived component of one resource, by name, as its interactions need them."""
    schema, made = components[title], page(title)
    if {"create", "update"} & set(interactions):
        made[f"{title}Input"] = writable(schema)
        made[title] = stored(title, schema)
    if "create" in interactions:
        text = f"A new {title}; the server gives id and meta."
        made[f"{title}Create"] = closed(text, "ResourceInput", f"{title}Input", further=_barred(schema))
    if "update" in interactions:
        text = f"The {title} that takes the place of the one stored."
        made[f"{title}Update"] = closed(text, "ResourceInput", f"{title}Input", "RecordId", further=_barred(schema))
    if "patch" in interactions:
        made[f"{title}Patch"] = patch(title, schema, components)
    return made


def common(components: Mapping[str, Schema]) -> dict[str, Schema]:
    """The common members as a client sends them."""
    resource = writable(components["Resource"])
    resource["properties"]["meta"] = {**resource["properties"]["meta"], **ref("MetaInput")}
    return {
        "PageHead": _page_head(components["Bundle"]),
        "MetaInput": {**writable(components["Meta"]), "required": [], "unevaluatedProperties": False},
        "ResourceInput": {**resource, "required": []},
        "RecordId": {"type": "object", "properties": {"id": ref("Id")}, "required": ["id"], "description": "The id."},
    }


def _page_head(bundle: Mapping[str, Any]) -> Schema:
    return {
        "description": "What a page says besides its records.",
        "type": "object",
        "properties": {name: node for name, node in bundle["properties"].items() if name != "entries"},
        "required": [name for name in bundle["required"] if name != "entries"],
    }
