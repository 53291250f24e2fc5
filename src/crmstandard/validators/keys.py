"""Ids of records and references to them, as columns; those beyond a limit lie in a temporary file."""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from crmstandard.memory import give_back
from crmstandard.validators.aids import Texts
from crmstandard.validators.columns import Columns, Slot, SpilledKeys, Writing, named_in, read_piece, unfolded
from crmstandard.validators.written import Written

LIMIT = 500_000  # keys in memory
WRITTEN = 3  # written keys that take the room of one
RECORD, LOST, REFERENCE = "record", "lost", "reference"


class Ids(NamedTuple):
    """Ids of records, and whether they are records of this run."""

    texts: Texts
    counts: bool


class KeyStore:
    """Keys of a run."""

    def __init__(self, limit: int = LIMIT, folder: Path | None = None) -> None:
        self.total = 0
        self._limit = limit
        self._folder = folder
        self._count = 0
        self._held: list[Columns | Written] = []
        self._own: Writing | None = None
        self._others: list[SpilledKeys] = []

    def add(self, columns: Columns | Written) -> None:
        """Keeps some columns."""
        self._held.append(columns)
        if isinstance(columns, Written):
            size = columns.size
            self._count += size // WRITTEN
        else:
            size = _size(columns)
            self._count += size
        self.total += size
        if self._count >= self._limit:
            self.spill()

    def spill(self) -> SpilledKeys:
        """Writes what is in memory to disk and says where everything lies."""
        if self._own is None:
            self._own = Writing(self._folder)
            weakref.finalize(self, self._own.close)
        for each in self._held:
            self._own.write(each)
        had_some = bool(self._held)
        self._held.clear()
        self._count = 0
        if had_some:
            give_back()
        return self._own.spilled()

    def absorb(self, spilled: SpilledKeys) -> None:
        """Takes what another store has written."""
        self._others.append(spilled)

    def take_over(self, other: KeyStore) -> None:
        """Takes what another store of this process holds: as it lies in memory, if nothing of it is on disk."""
        if other._spilled():
            self.absorb(other.spill())
            return
        self._held += other._held
        self._count += other._count
        other._held.clear()

    def sizes(self) -> Counter[str]:
        """Number of ids by resource."""
        sizes: Counter[str] = Counter()
        for each in self._held:
            sizes[each.resource] += each.rows if isinstance(each, Written) else len(each.ids)
        for spilled in self._spilled():
            for piece in spilled.pieces:
                sizes[piece.resource] += piece.rows
        return sizes

    def ids(self, resource: str) -> Iterator[Ids]:
        """The ids of the records of one resource."""
        for each in self._pieces(lambda of, _: of == resource):
            if isinstance(each, Written):
                yield Ids(each.ids, True)
            else:
                yield Ids(_ids(each, RECORD), each.counts)

    def references(self, resource: str) -> Iterator[Texts]:
        """The ids by which references name records of a resource."""
        wanted = {resource, None}
        for each in self._pieces(lambda _, named: bool(wanted & named)):
            if isinstance(each, Written):
                yield from (column.keys for column in each.columns if column.resource == resource)
            else:
                yield from _references(each, resource)

    def about(self, resource: str) -> Iterator[Columns]:
        """The columns of a resource, and those that may name it."""
        wanted = {resource, None}
        for each in self._pieces(lambda of, named: of == resource or bool(wanted & named)):
            yield from unfolded(each) if isinstance(each, Written) else (each,)

    def _spilled(self) -> list[SpilledKeys]:
        return [*([self._own.spilled()] if self._own else []), *self._others]

    def _pieces(self, wanted: Callable[[str, frozenset[str | None]], bool]) -> Iterator[Columns | Written]:
        yield from (each for each in self._held if wanted(each.resource, named_in(each)))
        for spilled in self._spilled():
            with spilled.path.open("rb") as stream:
                for piece in spilled.pieces:
                    if wanted(piece.resource, piece.named):
                        stream.seek(piece.at)
                        yield read_piece(piece, stream.read(piece.size))


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
        keys = list(chain.from_iterable(filter(None, column))) if slot.is_array else column
        size += len(keys) - keys.count(None)
    return size


def _ids(columns: Columns, kind: str) -> Sequence[str]:
    if columns.kinds is None:
        return columns.ids
    return [each for each, of in zip(columns.ids, columns.kinds, strict=True) if of == kind]


def _references(columns: Columns, resource: str) -> Iterator[list[str]]:
    """The keys of each column that name a resource."""
    for slot, column in zip(columns.slots, columns.columns, strict=True):
        if slot.resource not in (resource, None):
            continue
        rows = chain.from_iterable(filter(None, column)) if slot.is_array else column
        keys = list(filter(None, rows))  # an item, too, may refer in another way than by id
        if slot.resource is None:
            mark = f"{resource}/"
            keys = [each[len(mark) :] for each in keys if each.startswith(mark)]
        yield keys
