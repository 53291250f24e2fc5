"""The signs of a JSON text that reading looks for; each expression runs in linear time and constant memory."""

from __future__ import annotations

import re

BOM = b"\xef\xbb\xbf"
BLANKS = b" \t\r\n"
STRING = rb'"(?:[^"\\]++|\\.)*+"?'  # possessive: a text that is cut short neither backtracks nor piles up
STRINGS = re.compile(STRING, re.DOTALL)
BRACKETS_AND_STRINGS = re.compile(STRING + rb"|[\[\]{}]", re.DOTALL)
NESTED = 6  # objects and arrays in one another that `WHOLE` goes over


def _whole(depth: int) -> bytes:
    """An expression for an object or array with others in it up to a depth, by quotes and brackets alone."""
    inner = b"|" + _whole(depth - 1) if depth else b""
    return rb'[\[{](?:[^\[\]{}"]++|"(?:[^"\\]++|\\.)*+"' + inner + rb")*+[\]}]"


WHOLE = re.compile(_whole(NESTED), re.DOTALL)
NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def depth_of(raw: bytes, enough: int) -> int:
    """Deepest nesting, counted in the text so that no depth can overflow a stack; counting ends at `enough`."""
    depth = deepest = 0
    for sign in STRINGS.sub(b"", raw).translate(None, NO_BRACKETS):
        if sign in b"[{":
            depth += 1
            if depth > deepest:
                deepest = depth
                if deepest >= enough:
                    break
        else:
            depth -= 1
    return deepest
