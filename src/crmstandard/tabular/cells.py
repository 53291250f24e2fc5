"""Rows of comma-separated text (RFC 4180): a cell that is empty is absent, one of two quotes is empty text.

Bytes that are not UTF-8 come as lone surrogates, so that a row that holds them can be named and written back.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crmstandard.reading.refusals import Reason

PLAIN = re.compile(r'[^",\r\n]*+')
INSIDE = re.compile(r'(?:[^"]++|"")*+')
NEEDS_QUOTES = re.compile(r'[",\r\n]')
NOT_TEXT = re.compile("[\udc80-\udcff]")
QUOTE, COMMA = '"', ","
ESCAPED = "surrogateescape"
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


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row and the line where it begins; where `reason` is given, what is wrong at `column`."""

    line: int
    cells: Cells
    column: int = 0
    reason: Reason | None = None


class _Fault(Exception):
    def __init__(self, column: int, reason: Reason) -> None:
        self.column = column
        self.reason = reason


class Lines:
    """The lines of a stream one by one, with their numbers; some can be given back."""

    def __init__(self, read: Callable[[int], bytes], longest: int) -> None:
        self._read = read
        self._again: deque[str] = deque()
        self.longest = longest
        self.number = 0
        self.not_text = False  # whether any line so far holds bytes that are not UTF-8

    def next(self) -> str:
        """The next line with its end; empty when there is none."""
        line = self._again.popleft() if self._again else self._fresh()
        self.number += bool(line)
        return line

    def _fresh(self) -> str:
        raw = self._read(self.longest + 1)
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.not_text = True
            return raw.decode("utf-8", ESCAPED)

    def again(self, lines: Sequence[str]) -> None:
        """Gives lines back, which are then read once more."""
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)

    def is_cut(self, line: str) -> bool:
        """Whether a line is too long; what is left of it is then passed over."""
        if len(line) <= self.longest // 4 or line.endswith("\n") or len(line.encode("utf-8", ESCAPED)) <= self.longest:
            return False
        rest = b"."
        while rest and not rest.endswith(b"\n"):
            rest = self._read(1 << 16)
        return True


def rows(lines: Lines) -> Iterator[Row]:
    """Each row, or what is wrong with it; blank lines are passed over, and after a fault the next line is a new row."""
    while line := lines.next():
        number = lines.number
        if lines.is_cut(line):
            yield Row(number, [], 1, LONG)
        elif QUOTE not in line:
            bare = line.removesuffix("\n").removesuffix("\r")
            if "\r" in bare:
                yield Row(number, [], bare.index("\r") + 1, RETURN)
            elif bare:
                yield Row(number, [cell or None for cell in bare.split(COMMA)])
        else:
            yield _quoted_row(lines, line, number)


def _quoted_row(lines: Lines, line: str, number: int) -> Row:
    taken: list[str] = []
    cells: Cells = []
    try:
        at = 0
        while True:
            cell, line, at = _cell(lines, line, at, taken)
            cells.append(cell)
            if line[at : at + 1] != COMMA:
                break
            at += 1
        if line[at:] not in ("\r\n", "\n", ""):
            raise _Fault(at + 1, WITHIN if line[at : at + 1] == QUOTE else RETURN)
    except _Fault as fault:
        lines.again(taken)
        return Row(number, cells, fault.column, fault.reason)
    return Row(number, cells)


def _cell(lines: Lines, line: str, at: int, taken: list[str]) -> tuple[str | None, str, int]:
    """A cell, and the line and place where it ends: of a quoted one that may be a later line."""
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
        taken.append(line)
        if length + len(line) > lines.longest:
            raise _Fault(opened, LONG)
    if line[end + 1 : end + 2] not in (COMMA, "\r", "\n", ""):
        raise _Fault(*((opened, OPEN) if taken else (end + 2, AFTER)))
    return "".join(parts).replace('""', '"'), line, end + 1


def written(cell: str | None) -> str:
    """A cell as it is written: quoted where it has to be, and where it is empty text."""
    if cell is None:
        return ""
    if not cell or NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
