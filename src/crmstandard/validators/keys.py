"""Ids of records and references to them, as columns: which ids stand twice and which references lead nowhere.

Most keys are in order, so they are compared as sets, a part at a time; facts for the rules are made only of the keys
that are not. Columns beyond a limit lie in a temporary file.
"""

from __future__ import annotations

import weakref
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from crmstandard.findings import Place
from crmstandard.validators.columns import Columns, Piece, Slot, SpilledKeys, Writing, named_in
from crmstandard.validators.registry import Fact

LIMIT = 500_000  # keys in memory
AT_ONCE = 400_000  # ids of one resource that are compared at once
FACTS_AT_ONCE = 100_000
RECORD, LOST, REFERENCE = "record", "lost", "reference"


ID = "/id"


class KeyStore:
    """Keys of a run; `groups` gives those that break a rule, with their facts."""

    def __init__(self, limit: int = LIMIT, folder: Path | None = None) -> None:
        self.total = 0
        self._limit = limit
        self._folder = folder
        self._count = 0
        self._held: list[Columns] = []
        self._own: Writing | None = None
        self._others: list[SpilledKeys] = []

    def add(self, columns: Columns) -> None:
        """Keeps some columns."""
        self._held.append(columns)
        size = _size(columns)
        self.total += size
        self._count += size
        if self._count >= self._limit:
            self.spill()

    def spill(self) -> SpilledKeys:
        """Writes what is in memory to disk and says where everything lies."""
        if self._own is None:
            self._own = Writing(self._folder)
            weakref.finalize(self, self._own.close)
        for each in self._held:
            self._own.write(each)
        self._held.clear()
        self._count = 0
        return self._own.spilled()

    def absorb(self, spilled: SpilledKeys) -> None:
        """Takes what another store has written."""
        self._others.append(spilled)

    def _of(self, resource: str) -> Iterator[Columns]:
        """The columns of one resource."""
        yield from (each for each in self._held if each.resource == resource)
        yield from self._read(lambda piece: piece.resource == resource)

    def _naming(self, resource: str) -> Iterator[Columns]:
        """The columns with references that may name a resource."""
        wanted = {resource, None}
        yield from (each for each in self._held if wanted & named_in(each))
        yield from self._read(lambda piece: bool(wanted & piece.named))

    def _about(self, resource: str) -> Iterator[Columns]:
        """The columns of a resource, and those that may name it."""
        wanted = {resource, None}
        yield from (each for each in self._held if each.resource == resource or wanted & named_in(each))
        yield from self._read(lambda piece: piece.resource == resource or bool(wanted & piece.named))

    def _spilled(self) -> list[SpilledKeys]:
        return [*([self._own.spilled()] if self._own else []), *self._others]

    def _read(self, wanted: Callable[[Piece], bool]) -> Iterator[Columns]:
        for each in self._spilled():
            with each.path.open("rb") as stream:
                for piece in filter(wanted, each.pieces):
                    stream.seek(piece.at)
                    source, resource, counts, slots, *rest = orjson.loads(stream.read(piece.size))
                    yield Columns(source, resource, counts, tuple(Slot(*slot) for slot in slots), *rest)

    def keys(self) -> Iterator[str]:
        """`Type/id` of every record, each once."""
        for resource, turn, turns in self._turns():
            ids: set[str] = set()
            for columns in self._of(resource):
                ids.update(_part(_ids(columns, RECORD), turn, turns))
            yield from (f"{resource}/{each}" for each in sorted(ids))

    def _turns(self) -> Iterator[tuple[str, int, int]]:
        """Each resource with ids, in as many turns as its number asks for."""
        sizes: Counter[str] = Counter()
        for columns in self._held:
            sizes[columns.resource] += len(columns.ids)
        for spilled in self._spilled():
            for piece in spilled.pieces:
                sizes[piece.resource] += piece.rows
        for resource, size in sorted(sizes.items()):
            turns = 1 + size // AT_ONCE
            yield from ((resource, turn, turns) for turn in range(turns))

    def repeated(self) -> Iterator[tuple[str, list[Fact]]]:
        """Keys under which more than one record of this run stands."""
        for resource, turn, turns in self._turns():
            seen: set[str] = set()
            twice: Counter[str] = Counter()
            for columns in self._of(resource):
                if columns.counts:
                    _note_repeated(_part(_ids(columns, RECORD), turn, turns), seen, twice)
            yield from self._facts(resource, twice)

    def unresolved(self, given: Iterable[str]) -> Iterator[tuple[str, list[Fact]]]:
        """Keys of the resources given that references name and no record has."""
        wanted = set(given)
        turned = list(self._turns())
        turned += [(name, 0, 1) for name in sorted(wanted - {name for name, *_ in turned})]
        for resource, turn, turns in turned:
            if resource not in wanted:
                continue
            ids: set[str] = set()
            for columns in self._of(resource):
                ids.update(_part(_ids(columns, RECORD), turn, turns))
            missing: Counter[str] = Counter()
            for columns in self._naming(resource):
                for keys in _references(columns, resource):
                    if odd := set(keys).difference(ids):
                        odd = set(_part(odd, turn, turns))
                        missing.update(key for key in keys if key in odd)
            yield from self._facts(resource, missing)

    def _facts(self, resource: str, keys: Counter[str]) -> Iterator[tuple[str, list[Fact]]]:
        """Each of some keys of a resource with its facts, so many keys at a time as there is room for."""
        chunk: set[str] = set()
        size = 0
        for key in sorted(keys):
            chunk.add(key)
            size += keys[key]
            if size >= FACTS_AT_ONCE:
                yield from self._facts_of(resource, chunk)
                chunk, size = set(), 0
        if chunk:
            yield from self._facts_of(resource, chunk)

    def _facts_of(self, resource: str, keys: set[str]) -> Iterator[tuple[str, list[Fact]]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for columns in self._about(resource):
            if columns.resource == resource and columns.counts and not keys.isdisjoint(columns.ids):
                for index, key in enumerate(columns.ids):
                    if key in keys and _kind(columns, index):
                        found[key].append(_fact(columns, index, _kind(columns, index), ID))
            for at, slot in enumerate(columns.slots):
                for index, pointer, key in _places(columns, at, slot, resource, keys):
                    found[key].append(_fact(columns, index, REFERENCE, pointer))
        for key in sorted(found):
            facts = sorted(found[key], key=lambda fact: (fact.place.source or "", fact.place.line or 0, fact.pointer))
            yield f"{resource}/{key}", facts


def split(slots: Sequence[Slot], columns: Sequence[Sequence[Any]]) -> tuple[tuple[Slot, ...], list[Sequence[Any]]]:
    """Columns of keys in full, as one column for each resource that they name, to be compared with its ids alone."""
    made: list[tuple[Slot, Sequence[Any]]] = []
    for slot, column in zip(slots, columns, strict=True):
        if slot.resource is not None or slot.is_array:
            made.append((slot, column))
            continue
        for resource in sorted({key.partition("/")[0] for key in column if key}):
            mark = f"{resource}/"
            keys = [key[len(mark) :] if key and key.startswith(mark) else None for key in column]
            made.append((slot._replace(resource=resource), keys))
    return tuple(slot for slot, _ in made), [column for _, column in made]


def _size(columns: Columns) -> int:
    """Number of ids of records and of references, however they are laid out."""
    kinds = columns.kinds
    size = len(columns.ids) if kinds is None else len(kinds) - kinds.count("")
    for slot, column in zip(columns.slots, columns.columns, strict=True):
        keys = [key for held in column if held for key in held] if slot.is_array else column
        size += len(keys) - keys.count(None)
    return size


def _ids(columns: Columns, kind: str) -> Sequence[str]:
    if columns.kinds is None:
        return columns.ids
    return [each for each, of in zip(columns.ids, columns.kinds, strict=True) if of == kind]


def _kind(columns: Columns, index: int) -> str:
    return RECORD if columns.kinds is None else columns.kinds[index]


def _part(keys: Iterable[str], turn: int, turns: int) -> Iterable[str]:
    return keys if turns == 1 else [key for key in keys if crc32(key.encode()) % turns == turn]


def _note_repeated(keys: Iterable[str], seen: set[str], twice: Counter[str]) -> None:
    held = list(keys)
    fresh = set(held)
    if len(fresh) == len(held) and seen.isdisjoint(fresh):
        seen |= fresh
        return
    for key in held:
        if key in seen:
            twice[key] += 1
        seen.add(key)


def _references(columns: Columns, resource: str) -> Iterator[list[str]]:
    """The keys of each column that name a resource."""
    for slot, column in zip(columns.slots, columns.columns, strict=True):
        if slot.resource not in (resource, None):
            continue
        keys = (
            [each for held in column if held for each in held] if slot.is_array else [each for each in column if each]
        )
        if slot.resource is None:
            mark = f"{resource}/"
            keys = [each[len(mark) :] for each in keys if each.startswith(mark)]
        yield keys


def _places(columns: Columns, at: int, slot: Slot, resource: str, keys: set[str]) -> Iterator[tuple[int, str, str]]:
    """(row, pointer, key) of each reference in one column that names one of some keys."""
    if slot.resource not in (resource, None):
        return
    mark = "" if slot.resource else f"{resource}/"
    for index, held in enumerate(columns.columns[at]):
        for item, each in enumerate((held or ()) if slot.is_array else (held,)):
            if each and each.startswith(mark) and each[len(mark) :] in keys:
                pointer = slot.pointer.replace("*", str(item)) if slot.is_array else slot.pointer
                yield index, pointer, each[len(mark) :]


def _fact(columns: Columns, index: int, value: str, pointer: str) -> Fact:
    line = columns.lines[index]
    return Fact(value, Place(columns.source, line), columns.resource, columns.ids[index], pointer)
