"""Private keys as the database keeps them: sealed with a key that lies in a file outside of it.

Sealed by Fernet of `cryptography` (AES-128-CBC with HMAC-SHA-256). Without a key file they are kept as they are.
What was kept before there was a key file stays readable, and is sealed by `crmstandard keys seal`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from crmserver.settings import BadSetting

SEALED = b"sealed:"
LEAST = 64  # bytes; a sealed value is longer than this, a random key of 32 bytes that begins alike is not
OTHERS = 0o077


class CannotOpen(Exception):
    """A sealed value that none of the keys opens."""


class Vault:
    """Seals with the first of its keys and opens with any of them; without keys it leaves everything as it is."""

    def __init__(self, keys: Sequence[bytes] = ()) -> None:
        self._all = MultiFernet([Fernet(key) for key in keys]) if keys else None

    @property
    def seals(self) -> bool:
        """Whether there is a key to seal with."""
        return self._all is not None

    def seal(self, plain: bytes) -> bytes:
        """A value as it is kept."""
        return plain if self._all is None else SEALED + self._all.encrypt(plain)

    def open(self, kept: bytes) -> bytes:
        """A value from what is kept; raises CannotOpen."""
        if not (kept.startswith(SEALED) and len(kept) > LEAST):
            return kept
        if self._all is None:
            raise CannotOpen
        try:
            return self._all.decrypt(kept.removeprefix(SEALED))
        except InvalidToken:
            raise CannotOpen from None


def vault_of(path: str) -> Vault:
    """The vault of a key file, one without keys where no file is named; raises BadSetting."""
    return Vault(_keys(Path(path))) if path else Vault()


def _keys(path: Path) -> list[bytes]:
    """The keys of a file, the one that seals first."""
    try:
        text = path.read_text(encoding="ascii")
        mode = path.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is no text of keys"
        raise BadSetting(f"the key file {path} cannot be read: {reason}") from None
    if os.name == "posix" and mode & OTHERS:
        raise BadSetting(f"others than its owner may read the key file {path}; run chmod 600 on it")
    keys = [line.strip().encode() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not keys:
        raise BadSetting(f"there is no key in {path}; crmstandard keys new makes one")
    for number, key in enumerate(keys, 1):
        _check(path, number, key)
    return keys


def _check(path: Path, number: int, key: bytes) -> None:
    try:
        Fernet(key)
    except ValueError:
        raise BadSetting(f"key {number} of {path} is none: expected 32 bytes in URL-safe Base64") from None


def add_key(path: Path) -> int:
    """Puts a new key in front of those of a file, which is made where it is missing; gives how many there are then.

    Raises BadSetting for a file that cannot be used, and OSError.
    """
    before: Iterable[bytes] = _keys(path) if path.exists() else []
    keys = [Fernet.generate_key(), *before]
    fresh = path.with_name(f"{path.name}.new")
    with open(fresh, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as stream:
        stream.write(b"".join(key + b"\n" for key in keys))
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
    return len(keys)
