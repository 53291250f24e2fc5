"""Splits a JSON array, or values written over several lines, into its records without holding more than one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from crmstandard.findings import Finding, finding
from crmstandard.reading.refusals import CUT, REASONS, Reason
from crmstandard.reading.streams import UNSOUND
from crmstandard.reading.tokens import WHOLE

CHUNK = 1 << 20
SHOWN = 1 << 16
BLANK = re.compile(rb"[ \t\r\n]*+")
SIGN = re.compile(rb'[\[\]{}"]')
IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
SCALAR = re.compile(rb'[^ \t\r\n,\[\]{}"]*+')
BY_PART = dict(REASONS)
TRAILING = BY_PART["trailing comma"]
SEPARATOR = BY_PART["expected ',' or ']'"]
VALUE = BY_PART["JSON value"]
AFTER: Reason = {"en": "text follows the end of the array", "zh": "数组结束后还有文本"}
IN_ARRAY: Reason = {"en": "the text ends inside the array", "zh": "文本在数组中间结束"}
COMMA: Reason = {"en": "a comma between records that are not in an array", "zh": "不在数组中的记录之间有逗号"}


@dataclass(frozen=True, slots=True)
class Value:
    """The text of one value and the line where it begins; `fault` where it can not be delimited."""

    text: bytes
    line: int
    fault: Finding | None = None


class Run(NamedTuple):
    """Whole objects and arrays as they follow one another, without commas, and the line where their text begins."""

    text: bytes
    line: int
    records: int


class Cut(Protocol):
    """Cuts many values at once, natively."""

    def __call__(self, data: bytes, at: int, *, items: bool, first: bool) -> tuple[bytes, int]:
        """The text of the objects and arrays that `data` has from `at` on, and how many they are.

        Of `items` of an array each but the `first` has a comma before it, which becomes a blank in the text. Anything
        else, and a value that is not whole, ends the text before it.
        """


class _Window:
    """A part of a stream that grows on demand and forgets what was passed over; knows line and column."""

    def __init__(self, stream: io.BufferedReader, cut: Cut | None = None) -> None:
        self.stream = stream
        self.data = b""
        self.at = 0
        self.line = self.column = 1
        self._cut = cut
        self._not_before = 0  # so many bytes are passed over before it is worth while to cut many values at once again
        self._passed = 0
        self._broken: Exception | None = None

    def grow(self) -> bool:
        """Reads on; what lies before `at` is dropped."""
        if self._broken is not None:
            raise self._broken
        more = self.stream.read1(CHUNK)
        self.data = self.data[self.at :] + more
        self.at = 0
        return bool(more)

    def take(self, size: int) -> bytes:
        """The next bytes, passed over."""
        taken = self.data[self.at : self.at + size]
        lines = taken.count(b"\n")
        self.line += lines
        self.column = len(taken) - taken.rfind(b"\n") if lines else self.column + len(taken)
        self.at += size
        self._passed += size
        return taken

    def run(self, *, items: bool, first: bool = False) -> Run | None:
        """The values that can be cut at once from here, passed over; None where there are none, or it is not tried."""
        if self._cut is None or self._passed < self._not_before:
            return None
        self._fill(CHUNK)
        offered = len(self.data) - self.at
        text, count = self._cut(self.data, self.at, items=items, first=first)
        if len(text) < offered // 2:
            self._not_before = self._passed + CHUNK
        if not text:
            return None
        run = Run(text, self.line, count)
        self.take(len(text))
        return run

    def _fill(self, size: int) -> None:
        """Reads until so much is there; what can not be read is told when it is needed, after all before it."""
        try:
            while len(self.data) - self.at < size and self.grow():
                pass
        except UNSOUND as error:
            self._broken = error

    def sign(self) -> bytes:
        """The next byte that is no blank; empty at the end."""
        while True:
            found = BLANK.match(self.data, self.at)
            self.take(found.end() - self.at if found else 0)
            if self.at < len(self.data):
                return self.data[self.at : self.at + 1]
            if not self.grow():
                return b""

    def fault(self, reason: Reason) -> Value:
        """That something is wrong here; what is shown of it does not depend on how much was read at once."""
        self._fill(SHOWN)
        made = finding("GEN-001", "", keyword="json", column=self.column, reason=reason)
        return Value(self.data[self.at : self.at + SHOWN], self.line, made)


def values(stream: io.BufferedReader, longest: int) -> Iterator[Value]:
    """The items of an array, or the values that follow one another."""
    return (each for each in values_and_runs(stream, longest, None) if isinstance(each, Value))


def values_and_runs(stream: io.BufferedReader, longest: int, cut: Cut | None) -> Iterator[Value | Run]:
    """Like `values`, but many at once where something can cut them."""
    window = _Window(stream, cut)
    if window.sign() == b"[":
        window.take(1)
        yield from _items(window, longest)
    else:
        yield from _sequence(window, longest)


def values_of(run: Run, longest: int) -> Iterator[Value]:
    """The values of a run one by one, with their lines."""
    raw: Any = io.BytesIO(run.text)
    window = _Window(io.BufferedReader(raw))
    window.line = run.line
    return (each for each in _sequence(window, longest) if isinstance(each, Value))


def _items(window: _Window, longest: int) -> Iterator[Value | Run]:
    """Items with one comma between them up to the closing bracket, and nothing after it."""
    first = True
    while True:
        run = window.run(items=True, first=first)
        if run is not None:
            first = False
            yield run
        if window.sign() == b"]":
            break
        wrong = None if first else _wrong_between(window)
        if wrong is not None:
            yield wrong
            if window.sign() == b"]":
                break
        if not window.sign():
            yield window.fault(IN_ARRAY)
            return
        read = _value(window, longest)
        yield read
        first = False
        if read.fault and not (read.text and window.sign()):
            return
    window.take(1)
    if window.sign():
        yield window.fault(AFTER)


def _wrong_between(window: _Window) -> Value | None:
    """Passes over the comma between two items; what is wrong there, if anything is."""
    sign = window.sign()
    if sign == b",":
        window.take(1)
        return window.fault(TRAILING) if window.sign() == b"]" else None
    return window.fault(SEPARATOR) if sign else None


def _sequence(window: _Window, longest: int) -> Iterator[Value | Run]:
    while True:
        run = window.run(items=False)
        if run is not None:
            yield run
        sign = window.sign()
        if not sign:
            return
        if sign == b",":
            yield window.fault(COMMA)
            window.take(1)
            continue
        read = _value(window, longest)
        yield read
        if read.fault and not read.text:
            return


def _value(window: _Window, longest: int) -> Value:
    """The value that begins here; one that is too long is passed over and only its head kept."""
    line, column = window.line, window.column
    if window.sign() not in (b"{", b"["):
        return _scalar(window, longest)
    found = WHOLE.match(window.data, window.at)
    if found and found.end() - window.at <= longest:
        return Value(window.take(found.end() - window.at), line)
    taken, length, whole = _brackets(window, longest)
    if length > longest:
        return Value(taken[:SHOWN], line, finding("GEN-007", "", keyword="json", limit=f"{longest:,}"))
    if not whole:
        cut = finding("GEN-001", "", keyword="json", column=column, reason=CUT)
        return Value(taken[:SHOWN] or b"{", line, cut)
    return Value(taken, line)


def _brackets(window: _Window, longest: int) -> tuple[bytes, int, bool]:
    """Passes over an object or array: its text (the head alone if too long), its length, and whether it was closed."""
    parts: list[bytes] = []
    length = depth = 0
    in_string = False
    while True:
        end, depth, in_string = _scan(window.data, window.at, depth, in_string=in_string)
        taken = window.take(end - window.at)
        length += len(taken)
        if length <= longest or not parts:
            parts.append(taken[:longest])
        if depth == 0 and not in_string:
            return b"".join(parts), length, True
        if not window.grow():
            return b"".join(parts), length, False


def _scan(data: bytes, at: int, depth: int, *, in_string: bool) -> tuple[int, int, bool]:
    """Goes on to the end of the value or of the data; whether it stops inside a string."""
    while True:
        if in_string:
            found = IN_STRING.match(data, at)
            at = found.end() if found else at
            if data[at : at + 1] != b'"':
                return at, depth, True
            at, in_string = at + 1, False
        sign = SIGN.search(data, at)
        if sign is None:
            return len(data), depth, False
        at = sign.end()
        if sign.group() == b'"':
            in_string = True
            continue
        depth += 1 if sign.group() in b"{[" else -1
        if depth == 0:
            return at, 0, False


def _scalar(window: _Window, longest: int) -> Value:
    """A number, word or text where a record was expected; nothing more can be read where not even that stands."""
    line, text = window.line, b""
    if window.sign() == b'"':
        text = window.take(1)
        while True:
            found = IN_STRING.match(window.data, window.at)
            text = (text + window.take(found.end() - window.at if found else 0))[:longest]
            if window.data[window.at : window.at + 1] == b'"':
                return Value(text + window.take(1), line)
            if not window.grow():
                return Value(text, line, window.fault(CUT).fault)
    while True:
        found = SCALAR.match(window.data, window.at)
        text = (text + window.take(found.end() - window.at if found else 0))[:SHOWN]
        if window.at < len(window.data) or not window.grow():
            return Value(text, line) if text else Value(b"", line, window.fault(VALUE).fault)
