"""The vectors of the standard as requests: for each rule the right and the wrong records that can be sent to a system.

A vector is sent if the validator, given what a client may write of it and what the server adds, still
says the same of it. What only shows in a delivered file (histories, several records at once) is left to feeds.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from crmconformance import making
from crmconformance.making import Document
from crmstandard.findings import Finding
from crmstandard.requirements import requirements
from crmstandard.sources import read_json, spec_files
from crmstandard.validators import Session

KINDS = frozenset({"record", "structure", "format", "machine"})
MOST = 8  # wrong records a rule that are sent unless the run is deep


@dataclass(frozen=True)
class Vector:
    """One record to be sent for a rule: `pointers` are where it is broken, none if the record is right."""

    name: str
    document: Document
    pointers: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleVectors:
    """The vectors of one rule, and the profile that it belongs to, if any."""

    requirement: str
    profile: str | None
    right: tuple[Vector, ...]
    wrong: tuple[Vector, ...]


def findings(document: Document, profile: str | None) -> list[Finding]:
    """The errors that the validator finds in a record that is to be created, whenever that is."""
    early, late = (_findings(document, profile, at) for at in (making.EARLY, making.LATE))
    return [each for each in early if each in late]


def is_right(document: Document, profile: str | None) -> bool:
    """Whether a record may be created at any time, by a client that has only read what it may."""
    told = [_findings(document, profile, at) for at in (making.EARLY, making.LATE)]
    return not any(told) and not any(each.get("reason") == "masked" for each in document.get("absences", ()))


def _findings(document: Document, profile: str | None, at: str) -> list[Finding]:
    try:
        found = Session(str(document["resourceType"]), profile).check(making.stored_form(document, at))
    except (TypeError, AttributeError, ValueError):  # a member of the wrong kind where the server adds its own
        return []
    return [each for each in found if each.level == "error"]


def rules() -> list[str]:
    """The requirements that the validator judges in one record and that a server has to refuse by."""
    return [row.id for row in requirements().values() if row.kind in KINDS and row.level == "MUST"]


@cache
def vectors(identifier: str) -> RuleVectors:
    """The vectors of a rule that can be sent."""
    content = _rule_files().get(identifier, {})
    profile = content.get("profile")
    right = [_vector(each, profile, None) for each in content.get("valid", ()) if len(each["documents"]) == 1]
    wrong = [_vector(each, profile, identifier) for each in content.get("invalid", ()) if len(each["documents"]) == 1]
    wrong += [_wrong(each, document, identifier) for each, document in _of_resources().get(identifier, ())]
    return RuleVectors(identifier, profile, tuple(filter(None, right)), tuple(filter(None, wrong)))


def drawn(found: tuple[Vector, ...], *, deep: bool) -> list[Vector]:
    """Those of many vectors that are sent."""
    if deep or len(found) <= MOST:
        return list(found)
    return sorted(found, key=lambda each: sha256(each.name.encode()).hexdigest())[:MOST]


@cache
def _rule_files() -> Mapping[str, Mapping[str, Any]]:
    return {each["requirement"]: each for each in map(read_json, spec_files("vectors/rules", ".json"))}


@cache
def _of_resources() -> Mapping[str, list[tuple[str, Any]]]:
    """Requirement -> the wrong documents of resources that are expected to break it."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for resource in making.vectors():
        for each, document in making.wrong(resource):
            for expected in each["expect"]:
                found.setdefault(expected["requirement"], []).append((f"{resource}/{each['id']}", document))
    return found


def _vector(each: Mapping[str, Any], profile: str | None, identifier: str | None) -> Vector | None:
    document = _built(each["documents"][0])
    sendable = _sendable(document)
    if sendable is None:
        return None
    if identifier is None:
        return Vector(str(each["id"]), sendable) if is_right(sendable, profile) else None
    broken = tuple(one.pointer for one in findings(sendable, profile) if one.requirement == identifier)
    return Vector(str(each["id"]), sendable, broken) if broken else None


def _wrong(name: str, document: Any, identifier: str) -> Vector | None:
    sendable = _sendable(document)
    if sendable is None:
        return None
    broken = [one.pointer for one in findings(sendable, None) if one.requirement == identifier]
    return Vector(name, sendable, tuple(broken)) if broken else None


def _sendable(document: Any) -> Document | None:
    """A document as a client may send it; None where that is no object of a resource."""
    if not isinstance(document, dict) or document.get("resourceType") not in making.vectors():
        return None
    try:
        return making.creatable(document)
    except (TypeError, AttributeError):
        return None


def _built(part: Mapping[str, Any]) -> Any:
    """The document of a vector: given whole, or a valid one with a JSON Patch (RFC 6902)."""
    import jsonpatch

    if "document" in part:
        document = part["document"]
    else:
        resource, _, name = part["base"].partition("/")
        document = next(each["document"] for each in making.vectors()[resource]["valid"] if each["id"] == name)
    return jsonpatch.apply_patch(copy.deepcopy(document), part.get("patch", []))


def all_vectors() -> Iterator[RuleVectors]:
    """The vectors of every rule."""
    return (vectors(each) for each in rules())
