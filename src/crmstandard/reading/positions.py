"""In which line of a pretty-printed document a member stands."""

from __future__ import annotations

import json
import re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
KEY = re.compile(r"\s*:")


def line_of(text: str | bytes, pointer: str) -> int:
    """Line, counted from 1, where the value at `pointer` begins; that of the nearest enclosing value if it is not there."""
    source = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    wanted = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    return source.count("\n", 0, _offset(source, wanted)) + 1


def _offset(source: str, wanted: list[str]) -> int:
    """Offset of the value whose path is `wanted`, or of its nearest enclosing value that is there."""
    path: list[str | int] = []
    kinds: list[str] = []
    best, reached, key = 0, -1, ""
    for token in TOKEN.finditer(source):
        sign = token.group()
        if sign in "}]" and kinds:
            kinds.pop()
            path.pop()
        elif sign == ",":
            if kinds and kinds[-1] == "[":
                path[-1] = int(path[-1]) + 1
        elif sign == ":":
            path[-1] = json.loads(key)
        elif sign not in "}]":
            if kinds and kinds[-1] == "{" and sign[0] == '"' and KEY.match(source, token.end()):
                key = sign
                continue
            depth = _agreement(path, wanted)
            if depth is not None and depth > reached:
                best, reached = token.start(), depth
            if reached == len(wanted):
                return best
            if sign in "{[":
                kinds.append(sign)
                path.append(0 if sign == "[" else "")
    return best


def _agreement(path: list[str | int], wanted: list[str]) -> int | None:
    """How many steps of `wanted` a path covers; None if it leads elsewhere."""
    steps = [str(step) for step in path]
    return len(steps) if steps == wanted[: len(steps)] else None
