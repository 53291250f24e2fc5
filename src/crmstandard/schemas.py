"""The schemas of the standard, found by folder: resources, types, code lists, policies, inputs, documents, profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from crmstandard.sources import read_json, root, schema_files

BASE = "https://w3id.org/crmstandard/1/"
FOLDERS = ("types", "codelists", "resources", "policies", "analytics", "documents")
FACTS = "GEN-005"

Schema = Mapping[str, Any]


class UnknownResource(KeyError):
    """A name that is no resource of the standard."""


class UnknownProfile(KeyError):
    """A name that is no profile."""


@dataclass(frozen=True)
class Resource:
    """One resource: its schema and what `x-crm-resource` says of it."""

    name: str
    schema: Schema

    @property
    def collection(self) -> str:
        """Plural path segment under `/v1/`."""
        return str(self.about["collection"])

    @property
    def about(self) -> Mapping[str, Any]:
        """The `x-crm-resource` member: collection, domain, tier, interactions, search."""
        about: Mapping[str, Any] = self.schema["x-crm-resource"]
        return about

    @property
    def state_field(self) -> str:
        """Member that carries the state of the workflow, where the resource has one."""
        return str(self.about.get("stateField", "status"))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Members that must be present or declared absent (decision 19), unconditional ones."""
        return next((tuple(part["anyOf"][0]["required"]) for part in self._fact_parts() if "anyOf" in part), ())

    @cached_property
    def conditional_facts(self) -> tuple[tuple[Schema, tuple[str, ...]], ...]:
        """Condition schema and the facts that it asks for."""
        parts = (part for part in self._fact_parts() if "if" in part)
        return tuple((part["if"], tuple(part["then"]["anyOf"][0]["required"])) for part in parts)

    @cached_property
    def structural(self) -> frozenset[str]:
        """Members that are never excused: those that the schema and the common members require."""
        common = folder("types")["Resource"]["required"]
        return frozenset((*self.schema.get("required", ()), *common))

    def held_by(self, member: str) -> Schema:
        """The schema of a member's value, or of its items; empty where no such member is declared."""
        node = self.schema["properties"].get(member, {})
        node = node.get("items", node)
        return resolve(node["$ref"], self.schema) if "$ref" in node else node

    def facts_of(self, record: Mapping[str, Any]) -> Iterator[str]:
        """Names of the facts that this record is asked for, in its present state."""
        if not self._excused(record):
            yield from self.facts
        for condition, names in self.conditional_facts:
            if _meets(record, condition):
                yield from names

    def _excused(self, record: Mapping[str, Any]) -> bool:
        """Whether a further branch of the facts (a customer that is a prospect) frees the record of them."""
        branches: list[Schema] = next((part["anyOf"][2:] for part in self._fact_parts() if "anyOf" in part), [])
        return any(_meets(record, branch) for branch in branches)

    def _fact_parts(self) -> Iterator[Schema]:
        return (part for part in self.schema.get("allOf", ()) if part.get("x-crm-requirement") == FACTS)


def _meets(record: Mapping[str, Any], condition: Schema) -> bool:
    """Whether a record meets a condition of the form that facts use: members that have one of some values."""
    for name in condition.get("required", ()):
        wanted = condition.get("properties", {}).get(name, {})
        allowed = wanted.get("enum", [wanted["const"]] if "const" in wanted else None)
        if name not in record or (allowed is not None and record[name] not in allowed):
            return False
    return True


@cache
def folder(name: str) -> Mapping[str, Schema]:
    """The schemas of one folder by title."""
    loaded = (read_json(path) for path in schema_files(name))
    return {schema["title"]: schema for schema in loaded}


@cache
def by_id() -> Mapping[str, Schema]:
    """Every schema of the kit, profiles' overlays included, by `$id`."""
    found = {schema["$id"]: schema for name in FOLDERS for schema in folder(name).values()}
    found.update({s["$id"]: s for name in profiles() for s in overlays(name).values()})
    return found


@cache
def resources() -> Mapping[str, Resource]:
    """Every resource by name."""
    return {title: Resource(title, schema) for title, schema in folder("resources").items()}


def resource(name: str) -> Resource:
    """The resource of this name; raises UnknownResource."""
    try:
        return resources()[name]
    except KeyError:
        raise UnknownResource(name) from None


@cache
def profiles() -> Mapping[str, Schema]:
    """The profiles by name: one folder each with a `profile.json`."""
    paths = sorted((root() / "schemas" / "profiles").glob("*/profile.json"))
    return {path.parent.name: read_json(path) for path in paths}


@cache
def overlays(profile: str) -> Mapping[str, Schema]:
    """The narrowing schemas of one profile by the name of the resource that they narrow; raises UnknownProfile."""
    if profile not in profiles():
        raise UnknownProfile(profile)
    paths = [p for p in schema_files(f"profiles/{profile}") if p.name != "profile.json"]
    return {schema["x-crm-narrows"]: schema for schema in map(read_json, paths)}


def texts_under(keyword: str, node: Any) -> Iterator[str]:
    """The text of a keyword wherever it stands in a schema."""
    if isinstance(node, Mapping):
        if isinstance(node.get(keyword), str):
            yield node[keyword]
        for inner in node.values():
            yield from texts_under(keyword, inner)
    elif isinstance(node, list):
        for inner in node:
            yield from texts_under(keyword, inner)


def resolve(reference: str, base: Schema) -> Schema:
    """The schema that a `$ref` in `base` (a whole file) points to: `../types/money.json` or `#/$defs/Name`."""
    path, _, fragment = reference.partition("#")
    target = base if not path else by_id()[_join(str(base["$id"]), path)]
    for token in filter(None, fragment.split("/")):
        target = target[token.replace("~1", "/").replace("~0", "~")]
    return target


def _join(base: str, path: str) -> str:
    parts = base.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def kebab(name: str) -> str:
    """`CrmObjective` -> `crm-objective`, the form of file names and paths."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()
