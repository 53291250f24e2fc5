"""In which line of a pretty-printed document a member stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]|[^\s\[\]{},:"]+', re.DOTALL)


class _Open:
    """An object or array being read: its pointer, and where in it the reading is."""

    __slots__ = ("index", "names", "pointer", "wants_name")

    def __init__(self, pointer: str, *, names: bool) -> None:
        self.pointer = pointer
        self.names = names
        self.wants_name = names
        self.index = 0

    def comma(self) -> None:
        self.wants_name = self.names
        self.index += 1


@lru_cache(maxsize=1)
def lines_of(text: bytes | str) -> Mapping[str, int]:
    """Line, counted from 1, where each value begins, by its pointer; the latest document is remembered."""
    source = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    found: dict[str, int] = {}
    opened: list[_Open] = []
    line, last, pointer = 1, 0, ""
    for token in TOKEN.finditer(source):
        sign = token.group()
        here = opened[-1] if opened else None
        if sign == ",":
            if here:
                here.comma()
        elif sign in "}]":
            if here:
                opened.pop()
        elif here and here.wants_name:
            here.wants_name = False
            pointer = f"{here.pointer}/{_step(sign)}"
        else:
            at = f"{here.pointer}/{here.index}" if here and not here.names else pointer
            line, last = line + source.count("\n", last, token.start()), token.start()
            found.setdefault(at, line)
            if sign in "{[":
                opened.append(_Open(at, names=sign == "{"))
    return found


def _step(name: str) -> str:
    try:
        plain = str(json.loads(name))
    except ValueError:  # a name that is cut short or holds what JSON does not allow
        plain = name.strip('"')
    return plain.replace("~", "~0").replace("/", "~1")


def line_of(text: bytes | str, pointer: str) -> int:
    """Line, counted from 1, where the value at `pointer` begins; if it is not there, of the nearest one around it."""
    found = lines_of(text)
    while pointer and pointer not in found:
        pointer = pointer.rpartition("/")[0]
    return found.get(pointer, 1)
