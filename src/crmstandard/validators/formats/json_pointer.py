"""JSON Pointers (RFC 6901)."""

from __future__ import annotations

import re

FORMAT = "json-pointer"
POINTER = re.compile(r"(?:/(?:[^/~]|~[01])*)*")


def check(value: str) -> str | None:
    """FMT-007 unless each step begins with a slash and each tilde is escaped."""
    return None if POINTER.fullmatch(value) else "FMT-007"
