"""The audit chain: each event holds the digest of the one before, so that none can be changed or left out unseen.

The digest is SHA-256 over the RFC 8785 form of the event without `hash` and `meta`. Names of members
are ASCII and numbers are integers, for which sorted compact JSON is that form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import orjson

from crmserver.store.values import instant
from crmstandard.operations import roles

PLACES = 12
SOURCE = "urn:crmstandard:reference-server"


def digest(event: Mapping[str, Any]) -> str:
    """The digest that an audit event has to carry."""
    hashed = {name: value for name, value in event.items() if name not in ("hash", "meta")}
    return sha256(orjson.dumps(hashed, option=orjson.OPT_SORT_KEYS)).hexdigest()


def identifier(sequence: int) -> str:
    """The id of the audit event with this place in the chain."""
    return f"audit-{sequence:0{PLACES}d}"


def sealed(entry: dict[str, Any], sequence: int, previous: str, now: int) -> tuple[bytes, str]:
    """The stored form of an audit event and its digest."""
    at = instant(now)
    event = {"resourceType": roles()["audit"], "id": identifier(sequence), "sequence": sequence, "at": at, **entry}
    if previous:
        event["prevHash"] = previous
    event["hash"] = digest(event)
    event["meta"] = {"versionId": "1", "recordedAt": at, "validTime": {"start": at}, "source": SOURCE}
    return orjson.dumps(event), event["hash"]


def broken_at(events: Iterable[Mapping[str, Any]]) -> int | None:
    """The sequence of the first event that does not fit the chain, given from its start; None if all do."""
    previous, expected = None, 1
    for event in events:
        fits = event.get("prevHash") == previous and event["sequence"] == expected and event["hash"] == digest(event)
        if not fits:
            return int(event["sequence"])
        previous, expected = event["hash"], expected + 1
    return None
