"""Absolute URIs (RFC 3986) in ASCII."""

from __future__ import annotations

import re

FORMAT = "uri"
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
HOST = re.compile(
    r"[a-z]+://(?:[^@/?#\[\]]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^@:/?#\[\]]+)(?::[0-9]*)?(?:[/?#][^\[\]]*)?", re.IGNORECASE
)
NEEDS_HOST = ("http://", "https://", "ftp://")


def check(value: str) -> str | None:
    """FMT-005 unless the value has a scheme, characters of RFC 3986 only, and a host where one belongs."""
    if not URI.fullmatch(value) or value.count("#") > 1:
        return "FMT-005"
    if value.lower().startswith(NEEDS_HOST) and not HOST.fullmatch(value):
        return "FMT-005"
    return None
