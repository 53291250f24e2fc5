"""Where the facts of rules across records are kept: in memory while few, in a temporary file when many.

Facts that are judged together have one key. On disk they lie in parts by a digest of the key, so that judging
needs one part of one rule at a time in memory; a part that is still too large is read several times.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import orjson

from crmstandard.memory import give_back
from crmstandard.validators.aids import Sieve
from crmstandard.validators.components import linked
from crmstandard.validators.groups import PARTS, Group, Row, Turn, as_fact, grouped, in_turn, part_of
from crmstandard.validators.registry import EVERYWHERE, CrossRule, Fact

LIMIT = 200_000
AT_ONCE = 20_000  # facts of one key
HELD = 8 << 20  # bytes of facts written elsewhere
LARGEST = 8 << 20  # bytes of one part that are judged at once
LARGE = 1 << 20  # bytes of one part from which on memory that was freed is given back before it is read
Piece = tuple[Path, int, int]
Pieces = dict[tuple[str, int], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Spilled:
    """Facts on disk: the file, and where in it each part of each rule lies."""

    path: Path
    pieces: Pieces


class FactStore:
    """Facts by rule and key; memory holds at most `limit` of them, the rest lies in a temporary file in `folder`."""

    def __init__(self, limit: int = LIMIT, folder: Path | None = None, sieve: Sieve | None = None) -> None:
        self.total = 0
        self._sieve = sieve
        self._limit = limit
        self._folder = folder
        self._count = 0
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._written: dict[tuple[str, int], list[bytes | memoryview]] = defaultdict(list)
        self._size = 0
        self._own: _Writing | None = None
        self._others: list[Spilled] = []

    def add_row(self, rule: str, row: Row) -> None:
        """Keeps one fact of a rule: key, value, source, line, resource, record, pointer."""
        self._rows[rule].append(row)
        self._count += 1
        self.total += 1
        if self._count >= self._limit:
            self.spill()

    def add_written(self, rule: str, part: int, count: int, rows: bytes | memoryview) -> None:
        """Keeps facts of a rule whose keys lie in one part, written as they stand on disk."""
        self._written[rule, part].append(rows)
        self._size += len(rows)
        self.total += count
        if self._size >= HELD:
            self.spill()

    def spill(self) -> Spilled:
        """Writes what is in memory to disk and says where everything lies."""
        if self._own is None:
            self._own = _Writing(self._folder)
            weakref.finalize(self, self._own.close)
        had_some = bool(self._rows or self._written)
        for rule, rows in self._rows.items():
            parts: list[list[Row]] = [[] for _ in range(PARTS)]
            for row in rows:
                parts[part_of(row[0])].append(row)
            for part, held in enumerate(parts):
                if held:
                    self._own.write(rule, part, orjson.dumps(held))
        for (rule, part), texts in self._written.items():
            self._own.write(rule, part, b"[" + b",".join(texts) + b"]")
        self._rows.clear()
        self._written.clear()
        self._count = self._size = 0
        if had_some:
            give_back()
        return self._own.spilled()

    def absorb(self, spilled: Spilled) -> None:
        """Takes what another store has written, so that both are judged together."""
        self._others.append(spilled)

    def take_over(self, other: FactStore) -> None:
        """Takes what another store of this process holds: as it lies in memory, if nothing of it is on disk."""
        if not other._is_in_memory():
            self.absorb(other.spill())
            return
        for rule, rows in other._rows.items():
            self._rows[rule] += rows
        self._count += other._count
        other._rows.clear()

    def shared(self, rule: str) -> list[Fact]:
        """The facts of a rule that were taken for all keys, in the order of the places that they were taken from."""
        rows = iter(self._rows.get(rule, ())) if self._is_in_memory() else self._rows_of(rule, EVERYWHERE)
        held = sorted((row for row in rows if row[0] == EVERYWHERE), key=lambda row: (row[2] or "", row[3] or 0))
        return [as_fact(row) for row in held]

    def groups(self, rule: CrossRule, needs_others: Collection[str] = ()) -> Iterator[Group]:
        """Each key of a rule with all its facts, but for single facts of resources that need others.

        Where there is a sieve, groups with values that it was told are good are left out.
        """
        if self._is_in_memory():
            held = self._rows.get(rule.requirement, ())
            yield from grouped(held, needs_others=needs_others, by_value=rule.by_value)
            return
        with _Files() as files:
            for part in range(PARTS):
                pieces = self._pieces(rule.requirement, part)
                if pieces:
                    if sum(size for _, _, size in pieces) >= LARGE:
                        give_back()
                    yield from self._of_part(rule, pieces, files, needs_others)

    def _of_part(
        self, rule: CrossRule, pieces: Sequence[Piece], files: _Files, needs_others: Collection[str]
    ) -> Iterator[Group]:
        turns = 1 + sum(size for _, _, size in pieces) // LARGEST
        if rule.links is not None:
            for held in linked(lambda: _rows_of(files.read(pieces)), rule.links, turns):
                yield from grouped(held, needs_others=needs_others)
            return
        for number in range(turns):
            turn = Turn(number, turns)
            found = self._sieved(rule, files.read(pieces), turn, needs_others)
            if found is None:
                rows = in_turn(_rows_of(files.read(pieces)), turn)
                found = grouped(rows, needs_others=needs_others, by_value=rule.by_value)
            yield from found

    def _sieved(
        self, rule: CrossRule, texts: Iterable[bytes], turn: Turn, needs_others: Collection[str]
    ) -> Iterator[Group] | None:
        sieve = self._sieve
        if sieve is None or not all(sieve.add(text, turn, by_value=rule.by_value) for text in texts):
            return None
        return sieve.groups(rule.requirement, needs_others=needs_others)

    def alike(self, rule: CrossRule, key: str) -> Iterator[list[Fact]]:
        """All facts of a key, so many at a time as there is room for."""
        in_memory = self._is_in_memory()
        rows = iter(self._rows[rule.requirement]) if in_memory else self._rows_of(rule.requirement, key)
        facts = (as_fact(row) for row in rows if row[0] == key)
        while chunk := list(islice(facts, AT_ONCE)):
            yield chunk

    def _rows_of(self, rule: str, key: str) -> Iterator[Row]:
        """The rows on disk among which those of a key are."""
        with _Files() as files:
            yield from _rows_of(files.read(self._pieces(rule, part_of(key))))

    def _is_in_memory(self) -> bool:
        return self._own is None and not self._others and not self._written

    def _pieces(self, rule: str, part: int) -> list[Piece]:
        """Where the facts of one part lie, all of them on disk."""
        written = [*([self.spill()] if self._own or self._rows or self._written else []), *self._others]
        return [(each.path, at, size) for each in written for at, size in each.pieces.get((rule, part), ())]


class _Writing:
    """The file that a store spills to; it is closed with the store."""

    def __init__(self, folder: Path | None) -> None:
        number, name = tempfile.mkstemp(prefix="facts-", dir=folder)
        self._file = os.fdopen(number, "wb")
        self._path = Path(name)
        self._is_alone = folder is None
        self._pieces: Pieces = defaultdict(list)
        self._at = 0

    def write(self, rule: str, part: int, data: bytes) -> None:
        self._file.write(data)
        self._pieces[rule, part].append((self._at, len(data)))
        self._at += len(data)

    def spilled(self) -> Spilled:
        self._file.flush()
        return Spilled(self._path, dict(self._pieces))

    def close(self) -> None:
        self._file.close()
        if self._is_alone:  # in a folder of several stores others may still read it; it goes with the folder
            self._path.unlink(missing_ok=True)


class _Files:
    """Files that are read piece by piece, each opened once."""

    def __init__(self) -> None:
        self._open: dict[Path, BinaryIO] = {}

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in self._open.values():
            stream.close()

    def read(self, pieces: Sequence[Piece]) -> Iterator[bytes]:
        """The texts of some pieces."""
        for path, at, size in pieces:
            if path not in self._open:
                self._open[path] = path.open("rb")
            stream = self._open[path]
            stream.seek(at)
            yield stream.read(size)


def _rows_of(texts: Iterable[bytes]) -> Iterator[Row]:
    return (row for text in texts for row in orjson.loads(text))
