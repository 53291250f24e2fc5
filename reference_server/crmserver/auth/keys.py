"""Keys of the built-in issuer: one that signs, older ones that still verify; kept in the database for all processes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import orjson
from joserfc.jwk import ECKey, KeySet

ALGORITHM = "ES256"
SLOT = "token-keys"


class KeyRing:
    """Signing keys by age; the newest signs."""

    def __init__(self, keys: list[dict[str, Any]]) -> None:
        self._entries = keys
        self._keys = [ECKey.import_key(each["key"]) for each in keys]

    def __repr__(self) -> str:
        """The number of keys; never a key."""
        return f"KeyRing({len(self._keys)} keys)"

    @property
    def signing(self) -> ECKey:
        """The key that signs."""
        return self._keys[-1]

    @property
    def verifying(self) -> KeySet:
        """Every key that verifies."""
        return KeySet(list(self._keys))

    def public(self) -> dict[str, Any]:
        """The JSON Web Key Set that is published."""
        return {"keys": [key.as_dict(private=False) for key in self._keys]}

    def rotated(self, overlap: int) -> KeyRing:
        """A ring with a new signing key; keys that were replaced more than `overlap` seconds ago are left out."""
        now = int(time.time())
        kept = [each for each in self._entries if each.get("replaced_at", now) > now - overlap]
        replaced = [{"replaced_at": now, **each} for each in kept]
        return KeyRing([*replaced, _new(now)])

    def dump(self) -> bytes:
        """The ring as it is kept."""
        return orjson.dumps(self._entries)


def new_ring() -> KeyRing:
    """A ring with one new key."""
    return KeyRing([_new(int(time.time()))])


def load_ring(raw: bytes) -> KeyRing:
    """The ring as it was kept."""
    return KeyRing(orjson.loads(raw))


def _new(now: int) -> dict[str, Any]:
    key = ECKey.generate_key("P-256", {"use": "sig", "alg": ALGORITHM}, private=True, auto_kid=True)
    made: Mapping[str, Any] = key.as_dict(private=True)
    return {"made_at": now, "key": dict(made)}
