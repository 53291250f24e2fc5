"""Rows of comma-separated text (RFC 4180): a cell that is empty is absent, one of two quotes is empty text.

Bytes that are not UTF-8 come as lone surrogates, so that a row that holds them can be named and written back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from crmstandard.reading.refusals import Reason
from crmstandard.reading.streams import Unreadable

PLAIN = re.compile(r'[^",\r\n]*+')
INSIDE = re.compile(r'(?:[^"]++|"")*+')
NEEDS_QUOTES = re.compile(r'[",\r\n]')
NOT_TEXT = re.compile("[\udc80-\udcff]")
QUOTE, COMMA = '"', ","
ESCAPED = "surrogateescape"
STEP = 1 << 16
OPEN: Reason = {"en": "a quote opens here and does not close", "zh": "此处的引号没有闭合"}
AFTER: Reason = {
    "en": "text follows the closing quote; write a quote within a cell twice",
    "zh": "闭合引号之后还有文本；单元格内的引号应写两次",
}
WITHIN: Reason = {
    "en": "a quote stands within a cell that is not quoted; quote the cell and write the quote twice",
    "zh": "未加引号的单元格内出现引号；应给单元格加引号，并把其中的引号写两次",
}
RETURN: Reason = {"en": "a carriage return without a line feed", "zh": "回车符之后没有换行符"}
LONG: Reason = {"en": "the row is longer than 16 MiB", "zh": "该行超过 16 MiB"}

Cells = list[str | None]


class Place(NamedTuple):
    """Where a row begins: bytes of the stream before it, and the number of its line."""

    offset: int
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row and where it begins; where `reason` is given, what is wrong at `column`."""

    place: Place
    cells: Cells
    column: int = 0
    reason: Reason | None = None

    @property
    def line(self) -> int:
        """The number of the line where it begins."""
        return self.place.line


class _Fault(Exception):
    def __init__(self, column: int, reason: Reason) -> None:
        self.column = column
        self.reason = reason


class Lines:
    """The lines of a stream one by one, with their numbers; from the byte `kept` on it can go back.

    `data` is what was read ahead, of which `at` bytes were passed; nothing follows it where `is_last`.
    """

    def __init__(self, read: Callable[[int], bytes], longest: int) -> None:
        self._read = read
        self._before = 0  # bytes of the stream before `data`
        self._error: Unreadable | None = None
        self.data = b""
        self.at = 0
        self.is_last = False
        self.kept: int | None = None
        self.longest = longest
        self.number = 0
        self.not_text = False  # whether any line so far holds bytes that are not UTF-8

    @property
    def here(self) -> Place:
        """Where the next line begins."""
        return Place(self._before + self.at, self.number + 1)

    def back(self, place: Place) -> bool:
        """Goes back to a place; False, and not a step, where it was not kept."""
        if place.offset < self._before:
            return False
        self.at = place.offset - self._before
        self.number = place.line - 1
        return True

    def skip(self, size: int, lines: int) -> None:
        """Passes over some bytes of `data` that hold so many lines."""
        self.at += size
        self.number += lines

    def next(self) -> str:
        """The next line with its end, of a longer one than `longest` a bit more; empty when there is none."""
        end = self.data.find(b"\n", self.at) + 1
        while not end and len(self.data) - self.at <= self.longest:
            searched = len(self.data) - self.at
            if not self.fill():
                break
            end = self.data.find(b"\n", self.at + searched) + 1
        raw = self.data[self.at : min(end or len(self.data), self.at + self.longest + 1)]
        self.at += len(raw)
        self.number += bool(raw)
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.not_text = True
            return raw.decode("utf-8", ESCAPED)

    def fill(self, size: int = STEP) -> bool:
        """Reads about so much more into `data`; False where there is no more. Raises Unreadable."""
        if self._error is not None:
            raise self._error
        start = self.at if self.kept is None else min(self.at, self.kept - self._before)
        parts = [self.data[start:]]
        while size > 0 and not self.is_last:
            try:
                part = self._read(size)
            except Unreadable as error:  # what was read before the damage is given first
                if len(parts) == 1:
                    raise
                self._error = error
                break
            self.is_last = not part
            parts.append(part)
            size -= len(part)
        self.data = b"".join(parts)
        self._before += start
        self.at -= start
        return any(parts[1:])

    def is_cut(self, line: str) -> bool:
        """Whether a line is too long; what is left of it is then passed over."""
        if len(line) <= self.longest // 4 or line.endswith("\n") or len(line.encode("utf-8", ESCAPED)) <= self.longest:
            return False
        self.kept = None  # it may be longer than memory
        while not (end := self.data.find(b"\n", self.at) + 1):
            self.at = len(self.data)
            if not self.fill():
                return True
        self.at = end
        return True


def rows(lines: Lines) -> Iterator[Row]:
    """Each row, or what is wrong with it; blank lines are passed over, and after a fault the next line is a new row."""
    while True:
        place = lines.here
        line = lines.next()
        if not line:
            return
        if lines.is_cut(line):
            yield Row(place, [], 1, LONG)
        elif QUOTE not in line:
            bare = line.removesuffix("\n").removesuffix("\r")
            if "\r" in bare:
                yield Row(place, [], bare.index("\r") + 1, RETURN)
            elif bare:
                yield Row(place, [cell or None for cell in bare.split(COMMA)])
        else:
            yield _quoted_row(lines, line, place)


def _quoted_row(lines: Lines, line: str, place: Place) -> Row:
    cells: Cells = []
    second, kept = lines.here, lines.kept
    lines.kept = second.offset if kept is None else kept
    try:
        at = 0
        while True:
            cell, line, at = _cell(lines, line, at, second)
            cells.append(cell)
            if line[at : at + 1] != COMMA:
                break
            at += 1
        if line[at:] not in ("\r\n", "\n", ""):
            raise _Fault(at + 1, WITHIN if line[at : at + 1] == QUOTE else RETURN)
    except _Fault as fault:
        lines.back(second)
        return Row(place, cells, fault.column, fault.reason)
    finally:
        lines.kept = kept
    return Row(place, cells)


def _cell(lines: Lines, line: str, at: int, second: Place) -> tuple[str | None, str, int]:
    """A cell, and the line and place where it ends: of a quoted one that may be a later line, `second` or behind it."""
    if line[at : at + 1] != QUOTE:
        found = PLAIN.match(line, at)
        end = found.end() if found else at
        return line[at:end] or None, line, end
    opened, parts, length = at + 1, [], 0
    at += 1
    while True:
        found = INSIDE.match(line, at)
        end = found.end() if found else at
        parts.append(line[at:end])
        if line[end : end + 1] == QUOTE:
            break
        length += len(line)
        line, at = lines.next(), 0
        if not line:
            raise _Fault(opened, OPEN)
        if length + len(line) > lines.longest:
            raise _Fault(opened, LONG)
    if line[end + 1 : end + 2] not in (COMMA, "\r", "\n", ""):
        raise _Fault(*((opened, OPEN) if lines.here != second else (end + 2, AFTER)))
    return "".join(parts).replace('""', '"'), line, end + 1


def written(cell: str | None) -> str:
    """A cell as it is written: quoted where it has to be, and where it is empty text."""
    if cell is None:
        return ""
    if not cell or NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
