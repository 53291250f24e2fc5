"""Splits a JSON array, or values written over several lines, into its records without holding more than one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from crmstandard.findings import Finding, finding

CHUNK = 1 << 20
SIGN = re.compile(rb'[\[\]{}"]')
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
BETWEEN = b" \t\r\n,"


@dataclass(frozen=True, slots=True)
class Value:
    """The text of one value and the line where it begins; `fault` where it can not be delimited."""

    text: bytes
    line: int
    fault: Finding | None = None


class _Source:
    """A window on a stream that grows on demand and forgets what was taken."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.stream = stream
        self.buffer = b""
        self.line = 1

    def grow(self) -> bool:
        more = self.stream.read(CHUNK)
        self.buffer += more
        return bool(more)

    def skip(self, signs: bytes) -> bool:
        """Passes over blanks and commas; whether something follows."""
        while True:
            rest = self.buffer.lstrip(signs)
            self.take(len(self.buffer) - len(rest))
            if rest or not self.grow():
                return bool(self.buffer)

    def take(self, size: int) -> bytes:
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        self.line += taken.count(b"\n")
        return taken


def values(stream: io.BufferedReader, longest: int) -> Iterator[Value]:
    """The items of an array, or the values that follow one another; the first that can not be delimited ends it."""
    source = _Source(stream)
    if not source.skip(BETWEEN):
        return
    in_array = source.buffer[:1] == b"["
    if in_array:
        source.take(1)
    while source.skip(BETWEEN):
        if in_array and source.buffer[:1] == b"]":
            source.take(1)
            if source.skip(b" \t\r\n"):
                yield _fault(source, "text follows the end of the array")
            return
        end, reason = _end(source, longest)
        if end is None:
            yield _fault(source, reason)
            return
        line = source.line
        yield Value(source.take(end), line)
    if in_array:
        yield _fault(source, "the text ends inside the array")


def _fault(source: _Source, reason: str) -> Value:
    fault = finding("GEN-007", "", keyword="json", limit="16,777,216") if reason == "long" else None
    return Value(
        source.buffer[:CHUNK], source.line, fault or finding("GEN-001", "", keyword="json", column=1, reason=reason)
    )


def _end(source: _Source, longest: int) -> tuple[int | None, str]:
    """Where the value at the start of the window ends."""
    if source.buffer[:1] not in (b"{", b"["):
        return _scalar_end(source)
    depth = at = 0
    while True:
        found = SIGN.search(source.buffer, at)
        if found is None:
            at = len(source.buffer)
        elif found.group() == b'"':
            whole = STRING.match(source.buffer, found.start())
            if whole:
                at = whole.end()
                continue
            at = found.start()
        else:
            depth += 1 if found.group() in b"{[" else -1
            at = found.end()
            if depth == 0:
                return at, ""
            continue
        if len(source.buffer) > longest:
            return None, "long"
        if not source.grow():
            return None, "the text ends inside the record"


def _scalar_end(source: _Source) -> tuple[int | None, str]:
    """End of a number, text or word, up to the next comma, bracket or blank."""
    pattern = STRING if source.buffer[:1] == b'"' else re.compile(rb"[^\s,\]}\[{]+")
    source.grow()
    found = pattern.match(source.buffer)
    return (found.end(), "") if found else (None, "a value was expected")
