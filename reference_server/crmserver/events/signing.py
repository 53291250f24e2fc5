"""Signatures of Standard Webhooks with Ed25519 (`v1a`): a pair of keys for each subscription, none of them shared.

The receiver holds the public key only, so what it keeps cannot sign. A rotation adds a pair; the one
before signs beside it until its time is over.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PRIVATE, PUBLIC, SCHEME = "whsk_", "whpk_", "v1a"
Keys = Sequence[dict[str, Any]]  # {"key": "whsk_…", "until": microseconds since 1970, or None for the newest}


def new_keys() -> list[dict[str, Any]]:
    """One new pair."""
    raw = Ed25519PrivateKey.generate().private_bytes_raw()
    return [{"key": PRIVATE + b64encode(raw).decode(), "until": None}]


def rotated(keys: Keys, now: int, until: int) -> list[dict[str, Any]]:
    """The keys with a new one in front; those before sign until a time, if not a shorter one is set."""
    kept = [{**each, "until": min(each["until"] or until, until)} for each in in_force(keys, now)]
    return [*new_keys(), *kept]


def in_force(keys: Keys, now: int) -> list[dict[str, Any]]:
    """The keys that sign now, the newest first."""
    return [each for each in keys if each["until"] is None or now < each["until"]]


def public_key(keys: Keys) -> str:
    """The public part of the newest key."""
    return PUBLIC + b64encode(_private(keys[0]).public_key().public_bytes_raw()).decode()


def signature(keys: Keys, identifier: str, timestamp: str, body: bytes) -> str:
    """The header `webhook-signature`: one signature for each key, parted by spaces."""
    signed = f"{identifier}.{timestamp}.".encode() + body
    return " ".join(f"{SCHEME},{b64encode(_private(each).sign(signed)).decode()}" for each in keys)


def _private(key: dict[str, Any]) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b64decode(str(key["key"]).removeprefix(PRIVATE)))


def packed(keys: Keys) -> bytes:
    """The keys as they are kept."""
    return orjson.dumps(list(keys))


def unpacked(raw: bytes) -> list[dict[str, Any]]:
    """The keys as they were kept."""
    found: list[dict[str, Any]] = orjson.loads(raw)
    return found
