"""A feed cut into pieces that are judged one by one: stretches of whole lines where a file allows it, else whole files.

Gzip and Zstandard files, JSON arrays, CSV and Parquet are one piece each: where a record begins shows only from
their beginning on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from crmstandard.feeds.sources import Source
from crmstandard.reading import Span, is_plain_lines

SIZE = 64 << 20
STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a source: the whole of it where there is no span; `number` tells pieces apart."""

    number: int
    source: Source
    span: Span | None = None

    @property
    def size(self) -> int:
        """Bytes of the file that are in it."""
        return self.source.size if self.span is None else self.span.end - self.span.start


def pieces_of(sources: Iterable[Source], size: int) -> list[Piece]:
    """The pieces of a feed in its order, of about `size` bytes each; their first lines are not known yet."""
    found = (each for source in sources for each in _spans(source, size))
    return [Piece(number, source, span) for number, (source, span) in enumerate(found)]


def _spans(source: Source, size: int) -> Iterator[tuple[Source, Span | None]]:
    if source.path is None or source.form != "ndjson" or source.size <= size or not is_plain_lines(source.path):
        yield source, None
        return
    start = 0
    while start < source.size:
        end = _after_line(source.path, start + size, source.size)
        yield source, Span(start, end)
        start = end


def _after_line(path: Path, at: int, size: int) -> int:
    """Where the line ends that the byte before `at` stands in."""
    with path.open("rb") as stream:
        stream.seek(at - 1)
        while chunk := stream.read(STEP):
            found = chunk.find(b"\n")
            if found >= 0:
                return stream.tell() - len(chunk) + found + 1
    return size


def count_lines(piece: Piece) -> tuple[int, int]:
    """The number of a piece and how many lines end in it; raises OSError."""
    path, span = piece.source.path, piece.span
    if path is None or span is None:
        return piece.number, 0
    count = 0
    with path.open("rb") as stream:
        stream.seek(span.start)
        left = span.end - span.start
        while left and (chunk := stream.read(min(STEP, left))):
            count += chunk.count(b"\n")
            left -= len(chunk)
    return piece.number, count


def numbered(pieces: Iterable[Piece], lines: Mapping[int, int]) -> Iterator[Piece]:
    """The pieces with the numbers of their first lines, from how many lines end in each."""
    following: dict[int, int] = {}
    for piece in pieces:
        if piece.span is None:
            yield piece
            continue
        first = following.get(piece.source.number, 1)
        following[piece.source.number] = first + lines[piece.number]
        yield replace(piece, span=replace(piece.span, first=first))
