"""Absolute URIs (RFC 3986) in ASCII."""

from __future__ import annotations

import re

FORMAT = "uri"
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?P<host>[^/?#]*)")
NEEDS_HOST = ("http://", "https://", "ftp://")


def check(value: str) -> str | None:
    """FMT-005 unless the value has a scheme, only characters of RFC 3986, and a host where one belongs."""
    if not URI.fullmatch(value) or value.count("#") > 1:
        return "FMT-005"
    if value.lower().startswith(NEEDS_HOST):
        found = AUTHORITY.match(value)
        if found is None or (not found["host"].rpartition("@")[2].rpartition(":")[0] and not found["host"]):
            return "FMT-005"
    return None
