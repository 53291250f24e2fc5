"""Merge and unmerge as functions of documents: what the golden record holds, and how both records come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import orjson

from crmstandard.identity.contributions import Contribution, canonical
from crmstandard.identity.normal import Document
from crmstandard.identity.policies import Policy
from crmstandard.identity.surviving import OWN, Golden, Settled, survive

RECORDS = "https://w3id.org/crmstandard/1/systems/record"  # the source system of records kept as they were


def snapshot(raw: bytes, received_at: str) -> dict[str, Any]:
    """The members of a source record that keeps a record as it was before a merge."""
    document = orjson.loads(raw)
    return {
        "resourceType": "SourceRecord",
        "sourceSystem": RECORDS,
        "sourceKey": document["id"],
        "sourceVersion": document["meta"]["versionId"],
        "receivedAt": received_at,
        "targetType": document["resourceType"],
        "contentType": "application/json",
        "content": raw.decode(),
        "sha256": sha256(raw).hexdigest(),
    }


def restored(source: Document) -> dict[str, Any]:
    """The record that a source record keeps; raises ValueError where it no longer is what was kept."""
    raw = str(source["content"]).encode()
    if sha256(raw).hexdigest() != source["sha256"]:
        raise ValueError(source["sourceKey"])
    made: dict[str, Any] = orjson.loads(raw)
    return made


def contribution(document: Document, source: Mapping[str, Any]) -> Contribution:
    """What a record that was or is merged brings: its values, under the source that wrote it and its own id."""
    return Contribution(str(document["meta"]["source"]), str(document["id"]), document, source)


def edits(
    current: Document, contributions: Sequence[Contribution], policy: Policy, source: Mapping[str, Any], at: str
) -> dict[str, Settled]:
    """The members of a golden record that somebody changed after its merge: choices of a person, which stay."""
    plain = survive(contributions, policy).members
    names = (current.keys() | plain.keys()) - OWN
    by = contribution(current, source)
    return {
        name: Settled(current.get(name), by, at)
        for name in sorted(names)
        if canonical(current.get(name)) != canonical(plain.get(name))
    }


def golden_document(target: Document, retired: Mapping[str, Any], golden: Golden) -> dict[str, Any]:
    """The record that stays, with what survives and one more record that it replaces."""
    kept = {name: target[name] for name in ("resourceType", "id", "meta") if name in target}
    replaces = [*target.get("replaces", ()), dict(retired)]
    return {**kept, **golden.members, "replaces": replaces, "fieldProvenance": list(golden.provenance)}


def retired_document(document: Document, golden: Mapping[str, Any]) -> dict[str, Any]:
    """The record that was merged into another: as it was, but for its state and the record in its place."""
    return {**document, "status": "merged", "replacedBy": dict(golden)}


def differing(one: Document, other: Document) -> list[str]:
    """Pointers of the members of which both have a value and not the same."""
    shared = (one.keys() & other.keys()) - OWN
    return [f"/{name}" for name in sorted(shared) if canonical(one[name]) != canonical(other[name])]


def changed(before: Document, after: Document, apart_from: Iterable[str] = OWN) -> list[str]:
    """Pointers of the members that two states of a record do not share."""
    names = (before.keys() | after.keys()) - set(apart_from)
    return [f"/{name}" for name in sorted(names) if canonical(before.get(name)) != canonical(after.get(name))]
