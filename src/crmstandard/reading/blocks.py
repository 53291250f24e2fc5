"""Records of a source in blocks of whole records, so that the work on them can be shared out and done in bulk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from itertools import count as counting
from pathlib import Path
from typing import IO, Any

from crmstandard.findings import Finding, Place, finding
from crmstandard.reading.files import LONGEST, Record, by_lines, lost_value, record_at, too_long
from crmstandard.reading.streams import PEEK, STDIN, UNSOUND, Unreadable, opened, sayable
from crmstandard.reading.tokens import BOM
from crmstandard.reading.values import Cut, Run, Value, values_and_runs, values_of

SIZE = 1 << 20
NEWLINE = ord("\n")
Count = Callable[[bytes], int]


def line_ends(data: bytes) -> int:
    """Number of line ends in some bytes."""
    return data.count(b"\n")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole records: in `data`, whose first line is numbered `first`, and one by one with their lines (`values`).

    In `data` a record is a line, or with `by_value` an object or array, as they follow one another over lines. `lost`
    are records that could not even be delimited, `notes` findings about the source itself, `at` is how many bytes of
    the source as delivered were read for it, `records` about how many records `data` has: of lines, blank ones count.
    """

    source: str
    first: int = 1
    data: bytes = b""
    values: tuple[tuple[int, bytes], ...] = ()
    lost: tuple[Record, ...] = ()
    notes: tuple[Finding, ...] = ()
    at: int = 0
    records: int = 0
    by_value: bool = False

    def texts(self) -> Iterator[tuple[int, bytes]]:
        """Line and text of each record; blank lines are counted and passed over."""
        return chain(self._texts_of_data(), self.values)

    def _texts_of_data(self) -> Iterator[tuple[int, bytes]]:
        if self.by_value:
            return ((each.line, each.text) for each in values_of(Run(self.data, self.first, self.records), LONGEST))
        return ((line, text) for line, text in zip(counting(self.first), self.data.split(b"\n")) if text.strip())

    def read(self, line: int, text: bytes) -> Record:
        """The record of one text, read strictly."""
        return record_at(self.source, line, text)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole lines of a plain file: the bytes from `start` up to `end`, the first line numbered `first`."""

    start: int
    end: int
    first: int = 1


class Blank(Unreadable):
    """A source without any record: empty, or nothing but blanks."""


def named(path: Path | None, name: str | None) -> str:
    """The name of a source in findings; raises Blank where its file is empty."""
    source = name or (STDIN if path is None else sayable(path))
    if path is not None and path.is_file() and path.stat().st_size == 0:
        raise Blank(source, "is empty")
    return source


class Page:
    """Texts with their lines, no two in one line, gathered for a block: the lines of its `data`, blank ones between.

    What would not be one line there, a text of several or a blank one, is given by itself.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[bytes] = []
        self._alone: list[tuple[int, bytes]] = []
        self._first = self._here = 1
        self._records = 0
        self.size = 0  # bytes of the texts so far

    def add(self, line: int, text: bytes) -> None:
        """Adds the text of a record; lines grow."""
        self.size += len(text)
        if b"\n" in text or not text.strip():
            self._alone.append((line, text))
        else:
            self._put(line, text)
            self._records += 1

    def add_lines(self, first: int, lines: int, text: bytes, records: int) -> None:
        """Adds records as they stand in their lines, so many of which end in the text."""
        self.size += len(text)
        self._put(first, text)
        self._here += lines
        self._records += records

    def _put(self, line: int, text: bytes) -> None:
        if not self._parts:
            self._first = self._here = line
        elif line > self._here:
            self._parts.append(b"\n" * (line - self._here))
            self._here = line
        self._parts.append(text)

    def block(self) -> Block:
        """The block of what was added."""
        return Block(self._source, self._first, b"".join(self._parts), tuple(self._alone), records=self._records)


def read_blocks(
    path: Path | None,
    name: str | None = None,
    size: int = SIZE,
    *,
    cut: Cut | None = None,
    count: Count = line_ends,
) -> Iterator[Block]:
    """The blocks of a file, or of standard input for None; raises Unreadable, Blank where there is no record at all.

    What can `cut` values or `count` line ends faster is used, where there is such.
    """
    source = named(path, name)
    raws: list[IO[bytes]] = []
    with opened(path, raws) as stream:
        notes = _byte_order_mark(source, stream)
        lines = by_lines(stream.peek(PEEK))
        values = _of_values(source, stream, size, cut)
        blocks = _of_lines(source, stream, size, count=count) if lines else values
        first = next(blocks, None)
        if first is None and lines:
            raise Blank(source, "holds nothing but blanks")
        told = raws[0].tell if raws else int
        yield replace(first or Block(source), notes=notes, at=told())  # an array may be empty
        for block in blocks:
            yield replace(block, at=told())


def is_plain_lines(path: Path) -> bool:
    """Whether a file holds records line by line and is not compressed, so that it can be cut between lines."""
    try:
        with path.open("rb") as raw, opened(path) as stream:
            head = stream.peek(PEEK)
            return raw.read(len(head)) == head and by_lines(head)
    except (Unreadable, OSError):  # said when it is read
        return False


def read_span(path: Path, name: str, span: Span, size: int = SIZE) -> Iterator[Block]:
    """The blocks of some lines of a file of which `is_plain_lines` is true; raises Unreadable."""
    try:
        with path.open("rb", buffering=0) as raw:
            raw.seek(span.start)
            limited: Any = _Limited(raw, span.end - span.start)
            stream: io.BufferedReader = io.BufferedReader(limited, size)
            notes = _byte_order_mark(name, stream) if span.start == 0 else ()
            yield Block(name, notes=notes)
            yield from _of_lines(name, stream, size, span.first)
    except OSError as error:
        raise Unreadable(name, error.strerror or str(error)) from error


class _Limited(io.RawIOBase):
    """So many bytes of a file from where it stands."""

    def __init__(self, raw: io.FileIO, left: int) -> None:
        self._raw = raw
        self._left = left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._raw.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)


def _byte_order_mark(source: str, stream: io.BufferedReader) -> tuple[Finding, ...]:
    if not stream.peek(len(BOM)).startswith(BOM):
        return ()
    stream.read(len(BOM))
    return (finding("GEN-040", "", keyword="json").at(Place(source, 1)),)


def _of_lines(
    source: str, stream: io.BufferedReader, size: int, first: int = 1, count: Count = line_ends
) -> Iterator[Block]:
    held = bytearray(size)  # for one block after another, since fresh memory costs more than the copy
    while length := stream.readinto(held):
        rest = b"" if held[length - 1] == NEWLINE else stream.readline(LONGEST + 1)
        cut = held.rfind(b"\n", 0, length) + 1 if rest else length
        is_too_long = length - cut + len(rest.removesuffix(b"\n")) > LONGEST
        with memoryview(held) as chunk:
            data = bytes(chunk[:cut]) if is_too_long else b"".join((chunk[:length], rest))
        lines = count(data)
        if data and not data.isspace():
            yield Block(source, first, data, records=lines)
        first += lines
        if is_too_long:
            yield Block(source, lost=(too_long(source, first, bytes(held[cut:length])),))
            first += 1
            if not rest.endswith(b"\n"):
                _pass_line(stream)


def _pass_line(stream: io.BufferedReader) -> None:
    """Passes over the rest of a line."""
    while (part := stream.readline(SIZE)) and not part.endswith(b"\n"):
        pass


def _of_values(source: str, stream: io.BufferedReader, size: int, cut: Cut | None) -> Iterator[Block]:
    held: list[tuple[int, bytes]] = []
    length = 0
    try:
        for value in values_and_runs(stream, LONGEST, cut):
            made = _block_with(source, held, value)
            length += len(value.text)
            if made is not None or length >= size:
                yield made or Block(source, values=tuple(held))
                held.clear()
                length = 0
    except UNSOUND:
        yield Block(source, values=tuple(held))  # what stands before the damage is judged
        raise
    if held:
        yield Block(source, values=tuple(held))


def _block_with(source: str, held: list[tuple[int, bytes]], value: Value | Run) -> Block | None:
    """The block of values that are held and of a run or fault; a sound value is held, and there is no block yet."""
    if isinstance(value, Run):
        return Block(source, value.line, value.text, tuple(held), records=value.records, by_value=True)
    if value.fault:
        return Block(source, values=tuple(held), lost=(lost_value(source, value),))
    held.append((value.line, value.text))
    return None
