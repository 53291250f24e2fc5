"""Lines of delimited text as rows; a line that is none is told apart, and reading goes on at the next."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from crmstandard.mapping.files import UNREADABLE
from crmstandard.mapping.plan import MappingError, Table

OPEN_QUOTE = "a quote opens and does not close"
HINT = "; if others do too, set encoding in mapping.yaml (gb18030, utf-16, windows-1252)"
MOST_LINES = 200  # of one row, where the mapping allows cells of several lines


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and where it starts."""

    line: int
    cells: list[str]
    raw: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read as a row: where, at which cell (counted from 0), and why."""

    line: int
    cell: int
    raw: str
    reason: str


class _Lines:
    """Hands lines to the csv reader, and keeps those of the row at hand so that it can go back to the second."""

    def __init__(self, lines: Iterator[str], most: int) -> None:
        self._lines, self._most = lines, most
        self._again: deque[str] = deque()
        self.held: list[str] = []
        self.first = 1

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.held) == self._most:
            raise csv.Error(OPEN_QUOTE)
        line = self._again.popleft() if self._again else next(self._lines)
        self.held.append(line)
        return line

    def accept(self) -> None:
        """The row at hand is done."""
        self.first += len(self.held)
        self.held = []

    def skip(self) -> None:
        """The first line of the row at hand is no row; the others are read again."""
        self._again.extendleft(reversed(self.held[1:]))
        self.held = self.held[:1]
        self.accept()


def rows_of(lines: Iterator[str], table: Table) -> Iterator[Row | Fault]:
    """Each row of a file or the fault in its place; blank lines are passed over."""
    feed = _Lines(lines, MOST_LINES if table.multiline else 1)
    while True:
        try:
            for cells in _reader(feed, table, strict=True):
                raw = "".join(feed.held)
                if UNREADABLE in raw:
                    yield Fault(feed.first, _cell_of(cells), raw, f"holds bytes that are not {table.encoding}{HINT}")
                elif cells:
                    yield Row(feed.first, cells, raw)
                feed.accept()
        except csv.Error as error:
            yield _fault(feed, table, error)
            feed.skip()
            continue
        return


def _reader(lines: Iterator[str], table: Table, strict: bool) -> Iterator[list[str]]:
    try:
        if table.quote is None:
            return csv.reader(lines, delimiter=table.delimiter, quoting=csv.QUOTE_NONE, strict=strict)
        return csv.reader(lines, delimiter=table.delimiter, quotechar=table.quote, strict=strict)
    except (TypeError, ValueError) as error:
        raise MappingError(f"{table.title}: delimiter and quote of mapping.yaml do not work: {error}.") from None


def _cell_of(cells: list[str]) -> int:
    return next((index for index, cell in enumerate(cells) if UNREADABLE in cell), 0)


def _fault(feed: _Lines, table: Table, error: csv.Error) -> Fault:
    """The fault of the line at hand, at its last cell when it is read as kindly as can be."""
    raw = feed.held[0]
    said = OPEN_QUOTE if str(error) == "unexpected end of data" else str(error)
    try:
        cells = next(_reader(iter([raw]), table, strict=False))
    except csv.Error:
        cells = [raw]
    return Fault(feed.first, len(cells) - 1 if said == OPEN_QUOTE else 0, raw, said)
