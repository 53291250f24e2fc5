"""In which line of a pretty-printed document a member stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
MEMBER = "\x00"  # marks a step into an object, so that a member named 0 is no index
KEY = re.compile(r"\s*:")


def line_of(text: str | bytes, pointer: str) -> int:
    """Line, counted from 1, where the value at `pointer` begins, or the nearest value around it that is there."""
    source = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    wanted = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    best, reached = 0, -1
    for path, offset in _values(source):
        if len(path) > reached and path == wanted[: len(path)]:
            best, reached = offset, len(path)
            if reached == len(wanted):
                break
    return source.count("\n", 0, best) + 1


def _values(source: str) -> Iterator[tuple[list[str], int]]:
    """Path and offset of each value of a document, in the order in which they begin."""
    path: list[str] = []
    for token in TOKEN.finditer(source):
        sign = token.group()
        if sign in "}]":
            path = path[:-1]
        elif sign == "," and path and path[-1].isdigit() and not path[-1].startswith(MEMBER):
            path = [*path[:-1], str(int(path[-1]) + 1)]
        elif sign[0] == '"' and path and path[-1].startswith(MEMBER) and KEY.match(source, token.end()):
            path = [*path[:-1], MEMBER + json.loads(sign)]
        elif sign not in ",:":
            yield [step.removeprefix(MEMBER) for step in path], token.start()
            if sign in "{[":
                path = [*path, "0" if sign == "[" else MEMBER]
