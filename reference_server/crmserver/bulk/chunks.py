"""A spooled file cut into stretches of whole lines, each a bounded amount of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of a file from `offset` on, `length` bytes; `line` is the number of the first in its file.

    `number` counts chunks and `row` lines of the whole job, both from 0. A chunk with `overlong` is one
    line that is longer than a record may be; nobody reads it.
    """

    number: int
    path: str
    file: str | None
    resource: str | None
    offset: int
    length: int
    line: int
    row: int
    lines: int
    overlong: bool = False

    def read(self) -> bytes:
        """The lines, without the end of the last; a line ends with a line feed and with nothing else."""
        with Path(self.path).open("rb") as stream:
            stream.seek(self.offset)
            return stream.read(self.length).removesuffix(b"\n")


@dataclass(frozen=True, slots=True)
class Source:
    """One spooled file: its path, and its name and resource where a manifest says them."""

    path: str
    file: str | None = None
    resource: str | None = None


def chunks(sources: list[Source], target: int, longest: int) -> Iterator[Chunk]:
    """The chunks of files one after another, of about `target` bytes; no line beyond `longest` bytes is held."""
    number = row = 0
    for source in sources:
        line, offset = 1, 0
        for length, lines, overlong in _stretches(Path(source.path), target, longest):
            yield Chunk(
                number, source.path, source.file, source.resource, offset, length, line, row, lines, overlong=overlong
            )
            number, row, line, offset = number + 1, row + lines, line + lines, offset + length


def _stretches(path: Path, target: int, longest: int) -> Iterator[tuple[int, int, bool]]:
    with path.open("rb") as stream:
        while raw := stream.read(target):
            tail = b"" if raw.endswith(b"\n") else stream.readline(longest + 1)
            if len(tail) <= longest or tail.endswith(b"\n"):
                whole = raw + tail
                yield len(whole), _lines(whole), False
                continue
            before = raw.rfind(b"\n") + 1
            if before:
                yield before, _lines(raw[:before]), False
            yield len(raw) - before + len(tail) + _passed_over(stream), 1, True


def _lines(raw: bytes) -> int:
    return raw.count(b"\n") + (not raw.endswith(b"\n"))


def _passed_over(stream: IO[bytes]) -> int:
    """Bytes up to the end of the line, read and forgotten."""
    size = 0
    while part := stream.readline(BLOCK):
        size += len(part)
        if part.endswith(b"\n"):
            break
    return size
