"""What a text that could not be read still tells: which resource it was to be, and its id."""

from __future__ import annotations

import re

from crmstandard.reading.tokens import BRACKETS_AND_STRINGS

ENOUGH = 1 << 16
MEMBERS = 2
MEMBER = re.compile(rb'"(resourceType|id)"\s*:\s*"([A-Za-z0-9._-]{1,64})"')


def identity_of(text: bytes) -> tuple[str | None, str | None]:
    """resourceType and id of the outermost object, as far as its first members still show them."""
    found: dict[bytes, str] = {}
    depth = 0
    for token in BRACKETS_AND_STRINGS.finditer(text, 0, ENOUGH):
        sign = token.group()
        if sign in (b"{", b"["):
            depth += 1
        elif sign in (b"}", b"]"):
            depth -= 1
        elif depth == 1 and (member := MEMBER.match(text, token.start())):
            found.setdefault(member[1], member[2].decode())
            if len(found) == MEMBERS:
                break
    return found.get(b"resourceType"), found.get(b"id")
