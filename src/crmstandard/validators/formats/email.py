"""E-mail addresses: a dot-atom and a domain name (RFC 5321), without quoting, comments or literals."""

from __future__ import annotations

import re

FORMAT = "email"
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
TOP = rf"(?=[0-9-]*[A-Za-z]){LABEL}"  # a domain that ends in a number is an address of the network
ADDRESS = re.compile(rf"(?P<local>{ATOM}(?:\.{ATOM})*)@(?:{LABEL}\.)+{TOP}")
LOCAL_LIMIT, LIMIT = 64, 254


def check(value: str) -> str | None:
    """FMT-006 unless the value is an address that a mail server would take."""
    found = ADDRESS.fullmatch(value) if len(value) <= LIMIT else None
    return None if found and len(found["local"]) <= LOCAL_LIMIT else "FMT-006"
