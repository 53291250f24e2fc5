"""Rules about resources and what refers to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema

from crmstandard.requirements import requirements
from tools.lint import Kit, Place, lint

INTERACTIONS = {"create", "read", "update", "patch", "delete", "search", "history"}
DOMAINS = {f"D{number}" for number in range(1, 11)}
OURS = {
    "x-crm-label",
    "x-crm-privacy",
    "x-crm-requirement",
    "x-crm-type",
    "x-crm-resource",
    "x-crm-codes",
    "x-crm-narrows",
}
STANDARD = {
    *("$schema", "$id", "$ref", "$defs", "$comment", "title", "description", "type", "properties", "required", "items"),
    *("enum", "const", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"),
    *(
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "propertyNames",
        "additionalProperties",
        "unevaluatedProperties",
    ),
    *("allOf", "anyOf", "not", "if", "then", "else", "contains", "dependentRequired", "readOnly", "writeOnly"),
    *("deprecated",),
}
SEEN_BY_OTHER_RULES = {"oneOf", "prefixItems", "multipleOf", "default"}


@lint("A13")
def paths_and_parameters_have_plain_names(kit: Kit) -> Iterator[Place]:
    """A collection is a plural kebab-case path of one resource; search names are members, without underscores."""
    count = Counter(_about(spot.node).get("collection") for spot in kit.resources.values())
    for spot in kit.resources.values():
        about = _about(spot.node)
        collection = str(about.get("collection", ""))
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*s", collection) or count[collection] > 1:
            yield spot.place, f"the collection {collection!r} is not a plural path of its own"
        strange = [name for name in about.get("search", ()) if name not in spot.node.get("properties", {})]
        if strange:
            yield spot.place, f"search names that are no members: {', '.join(strange)}"


@lint("A23")
def a_resource_says_where_it_belongs(kit: Kit) -> Iterator[Place]:
    """`x-crm-resource` names domain, tier, known interactions and a state member that exists."""
    for spot in kit.resources.values():
        about = _about(spot.node)
        if about.get("domain") not in DOMAINS or about.get("tier") not in ("T1", "T2", "T3"):
            yield spot.place, "no domain D1 to D10 or tier T1 to T3"
        if set(about.get("interactions", ())) - INTERACTIONS:
            yield spot.place, "an interaction that the protocol does not know"
        if about.get("stateField", "resourceType") not in spot.node.get("properties", {}):
            yield spot.place, "the state member does not exist"
        if {"$ref": "../types/resource.json"} not in spot.node.get("allOf", ()):
            yield spot.place, "the common members are missing"


def _about(node: Mapping[str, Any]) -> Mapping[str, Any]:
    about: Mapping[str, Any] = node.get("x-crm-resource", {})
    return about


@lint("A24")
def references_lead_somewhere(kit: Kit) -> Iterator[Place]:
    """Every `$ref` names a file or an inner object that exists; a narrowed reference lists resources, never Party."""
    for spot in kit.spots:
        if "$ref" in spot.node and not _exists(kit, spot.file, str(spot.node["$ref"])):
            yield spot.place, f"{spot.node['$ref']} does not exist"
        narrowed = spot.node.get("properties", {}).get("type", {}) if "$ref" in spot.node else {}
        unknown = set(narrowed.get("enum", ())) - set(kit.resources)
        if unknown:
            yield spot.place, f"no such resource: {', '.join(sorted(unknown))}"


def _exists(kit: Kit, file: str, reference: str) -> bool:
    path, _, fragment = reference.partition("#")
    parts = file.split("/")[:-1] if path else file.split("/")
    for step in filter(None, path.split("/")):
        parts = parts[:-1] if step == ".." else [*parts, step]
    node: Any = kit.files.get("/".join(parts))
    for token in filter(None, fragment.split("/")):
        node = node.get(token) if isinstance(node, Mapping) else None
    return node is not None


@lint("A25")
def schemas_are_schemas(kit: Kit) -> Iterator[Place]:
    """A file meets the meta-schema of 2020-12 and holds only keywords that this kit uses."""
    for file, schema in kit.files.items():
        if not file.endswith("/profile.json"):
            for error in jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA).iter_errors(
                schema
            ):
                yield f"{file}#/{'/'.join(map(str, error.absolute_path))}", error.message[:200]
    for spot in kit.spots:
        unknown = set(spot.node) - STANDARD - OURS - SEEN_BY_OTHER_RULES
        if unknown:
            yield spot.place, f"keywords that this kit does not use: {', '.join(sorted(unknown))}"


@lint("A26")
def requirements_named_by_schemas_exist(kit: Kit) -> Iterator[Place]:
    """An id in `x-crm-requirement` stands in the register."""
    for spot in kit.spots:
        identifier = spot.node.get("x-crm-requirement")
        if identifier is not None and identifier not in requirements():
            yield spot.place, f"the register has no {identifier}"


@lint("A27")
def written_and_read_members_are_optional(kit: Kit) -> Iterator[Place]:
    """A write-only member is never required and never read-only as well."""
    for spot in kit.members:
        if spot.node.get("writeOnly") and (spot.node.get("readOnly") or spot.name in spot.owner.get("required", ())):
            yield spot.place, "write-only and required, or read-only"
