"""Where the facts of rules across records are kept: in memory while few, in a temporary file when many.

Facts that are judged together have one key. As texts they lie in parts by a digest of the key, so that judging
needs one part of one rule at a time; a part that is still too large is read several times. A text is a JSON list of
rows, or packed ones (validators/packed.py) where the gate has written it.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import orjson

from crmstandard.memory import give_back
from crmstandard.validators.aids import Sieve
from crmstandard.validators.components import linked
from crmstandard.validators.groups import PARTS, Group, Learned, Row, Turn, as_fact, grouped, in_turn, part_of
from crmstandard.validators.packed import is_packed, unpacked
from crmstandard.validators.registry import EVERYWHERE, CrossRule, Fact

LIMIT = 200_000
AT_ONCE = 20_000  # facts of one key
HELD = 48 << 20  # bytes of facts written elsewhere; they are gone from memory when the judging begins
PIECE = 100  # bytes that holding one text takes beside
LARGEST = 6 << 20  # bytes of one part that are judged at once
LINKED = 4 << 20  # the same of facts that are linked, which lie in memory as rows
WRITTEN_AT_ONCE = 1 << 18  # bytes
LARGE = 1 << 20  # bytes that are read at once, and of one part from which on freed memory is given back before
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
        self._written: dict[tuple[str, int], list[bytes]] = defaultdict(list)
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

    def add_rows(self, rule: str, rows: Sequence[Row]) -> None:
        """Keeps some facts of a rule."""
        self._rows[rule] += rows
        self._count += len(rows)
        self.total += len(rows)
        if self._count >= self._limit:
            self.spill()

    def add_written(self, rule: str, part: int, count: int, rows: bytes) -> None:
        """Keeps packed facts of a rule whose keys lie in one part."""
        self._written[rule, part].append(rows)
        self._size += len(rows) + PIECE
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
            for part, held in _in_parts(rows).items():
                self._own.write(rule, part, (held,))
        for (rule, part), texts in self._written.items():
            for together in _together(texts):
                self._own.write(rule, part, together)
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
        if other._own is not None or other._others:
            self.absorb(other.spill())
            return
        for rule, rows in other._rows.items():
            self._rows[rule] += rows
        for place, texts in other._written.items():
            self._written[place] += texts
        self._count += other._count
        self._size += other._size
        other._rows.clear()
        other._written.clear()

    def settle(self) -> None:
        """Writes to disk what belongs to what lies there already, so that nothing changes while it is judged."""
        if self._own is not None:
            self.spill()

    def sizes(self) -> Counter[str]:
        """Bytes of the facts of each rule that lie as texts."""
        sizes: Counter[str] = Counter()
        for (rule, _), texts in self._written.items():
            sizes[rule] += sum(map(len, texts))
        for spilled in self._spilled():
            for (rule, _), pieces in spilled.pieces.items():
                sizes[rule] += sum(size for _, size in pieces)
        return sizes

    def shared(self, rule: str) -> list[Fact]:
        """The facts of a rule that were taken for all keys, in the order of the places that they were taken from."""
        rows = iter(self._rows.get(rule, ())) if self._is_in_memory() else self._rows_of(rule, EVERYWHERE)
        held = sorted((row for row in rows if row[0] == EVERYWHERE), key=lambda row: (row[2] or "", row[3] or 0))
        return [as_fact(row) for row in held]

    def groups(self, rule: CrossRule, needs_others: Collection[str] = ()) -> Iterator[Group]:
        """Each key of a rule with all its facts, but for single facts of resources that need others.

        Groups with values that were told to be good are left out.
        """
        learned = Learned()
        if self._is_in_memory():
            held = self._rows.get(rule.requirement, ())
            yield from grouped(held, learned, needs_others=needs_others, by_value=rule.by_value)
            return
        with _Files() as files:
            for texts in self._texts(rule.requirement, range(PARTS), files):
                if texts.size >= LARGE:
                    give_back()
                yield from self._of_part(rule, texts, needs_others, learned)

    def _of_part(
        self, rule: CrossRule, texts: _Texts, needs_others: Collection[str], learned: Learned
    ) -> Iterator[Group]:
        if rule.links is not None:
            turns, all_rows = 1 + texts.size // LINKED, partial(self._read, texts)
            for held in linked(all_rows, rule.links, turns) if turns > 1 else (all_rows(),):
                yield from grouped(held, learned, needs_others=needs_others)
            return
        turns = 1 + texts.size // LARGEST
        for number in range(turns):
            turn = Turn(number, turns)
            found = self._sieved(rule, texts, turn, needs_others)
            if found is None:
                rows = in_turn(self._read(texts), turn)
                found = grouped(rows, learned, needs_others=needs_others, by_value=rule.by_value)
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
        """The rows among which those of a key are."""
        with _Files() as files:
            for texts in self._texts(rule, (part_of(key),), files):
                yield from self._read(texts)

    def _is_in_memory(self) -> bool:
        """Whether all facts lie in memory as rows."""
        return self._own is None and not self._others and not self._written

    def _texts(self, rule: str, parts: Iterable[int], files: _Files) -> Iterator[_Texts]:
        """The facts of some parts of a rule as texts, a part after another; of what is partly on disk all is there."""
        self.settle()
        spilled = self._spilled()
        held = _in_parts(self._rows.get(rule, ()))
        for part in parts:
            texts = [*([held[part]] if part in held else []), *self._written.get((rule, part), ())]
            pieces = [(each.path, at, size) for each in spilled for at, size in each.pieces.get((rule, part), ())]
            if texts or pieces:
                yield _Texts(texts, pieces, files)

    def _spilled(self) -> list[Spilled]:
        return [*([self._own.spilled()] if self._own is not None else []), *self._others]

    def _read(self, texts: Iterable[bytes]) -> Iterator[Row]:
        for text in texts:
            yield from self._rows_in(text)
            if len(text) > LARGE // 2:  # its rows took many times as much
                give_back()

    def _rows_in(self, text: bytes) -> Iterable[Row]:
        if not is_packed(text):
            return orjson.loads(text)  # type: ignore[no-any-return]
        return unpacked(text) if self._sieve is None else self._sieve.rows(text)


def _in_parts(rows: Iterable[Row]) -> dict[int, bytes]:
    """Rows as texts, by the part that they lie in."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[part_of(row[0])].append(row)
    return {part: orjson.dumps(held) for part, held in found.items()}


def _together(texts: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Packed texts that are written one behind another, no more together than may be read as rows at once."""
    held: list[bytes] = []
    size = 0
    for text in texts:
        if held and size + len(text) > LARGE:
            yield held
            held, size = [], 0
        held.append(text)
        size += len(text)
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts in memory and on disk, one after another, as often as they are asked for."""

    held: Sequence[bytes]
    pieces: Sequence[Piece]
    files: _Files

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(map(len, self.held)) + sum(size for _, _, size in self.pieces)

    def __iter__(self) -> Iterator[bytes]:
        yield from self.held
        yield from self.files.read(self.pieces)


class _Writing:
    """The file that a store spills to; it is closed with the store."""

    def __init__(self, folder: Path | None) -> None:
        number, name = tempfile.mkstemp(prefix="facts-", dir=folder)
        self._file = os.fdopen(number, "wb", WRITTEN_AT_ONCE)
        self._path = Path(name)
        self._is_alone = folder is None
        self._pieces: Pieces = defaultdict(list)
        self._at = 0

    def write(self, rule: str, part: int, texts: Sequence[bytes]) -> None:
        self._file.writelines(texts)
        size = sum(map(len, texts))
        self._pieces[rule, part].append((self._at, size))
        self._at += size

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
