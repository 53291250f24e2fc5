"""The vectors of spec/vectors as test cases: documents resolved from their base and patch."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonpatch

from crmstandard.sources import read_json, spec_files


@dataclass(frozen=True)
class Case:
    """One vector: its name, the documents it consists of, and what is expected of them (empty: valid)."""

    name: str
    subject: str
    documents: tuple[Any, ...]
    expect: tuple[dict[str, Any], ...]
    profile: str | None = None


@cache
def resource_vectors() -> dict[str, dict[str, Any]]:
    """The vector file of each resource (and other document) by its name."""
    return {content["resource"]: content for content in map(read_json, spec_files("vectors/resources", ".json"))}


def valid_document(name: str) -> Any:
    """A fresh copy of a valid document named `Resource/id`."""
    resource, _, case = name.partition("/")
    found = next(each for each in resource_vectors()[resource]["valid"] if each["id"] == case)
    return copy.deepcopy(found["document"])


def build(part: dict[str, Any]) -> Any:
    """The document of a vector: given whole, or a valid one with a JSON Patch (RFC 6902)."""
    document = part["document"] if "document" in part else valid_document(part["base"])
    return jsonpatch.apply_patch(document, part.get("patch", []))


def _resource_cases() -> Iterator[Case]:
    for resource, content in resource_vectors().items():
        for each in content["valid"]:
            yield Case(f"{resource}/{each['id']}", resource, (each["document"],), ())
        for each in content["invalid"]:
            whole = {**each, "base": f"{resource}/{each['base']}"} if "base" in each else each
            yield Case(f"{resource}/{each['id']}", resource, (build(whole),), tuple(each["expect"]))


def resource_cases() -> list[Case]:
    """Every vector of every resource."""
    return list(_resource_cases())


def _rule_cases() -> Iterator[Case]:
    for path in spec_files("vectors/rules", ".json"):
        content = read_json(path)
        identifier, profile = content["requirement"], content.get("profile")
        for kind in ("valid", "invalid"):
            for each in content[kind]:
                documents = tuple(build(part) for part in each["documents"])
                yield Case(f"{identifier}/{each['id']}", identifier, documents, tuple(each.get("expect", ())), profile)


def rule_cases() -> list[Case]:
    """Every vector of every rule."""
    return list(_rule_cases())
