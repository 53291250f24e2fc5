"""Keys of records and references as columns, in memory and on disk: a piece of the file for each."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from crmstandard.validators.written import Written, unpacked

FEW = 8  # a column that fewer rows than one in so many fill


class Slot(NamedTuple):
    """One column of keys: where in the record they stand and which resource they name (None: `Type/id` in full)."""

    pointer: str
    resource: str | None
    is_array: bool = False


class Columns(NamedTuple):
    """Keys of records of one resource and source: lines, ids (None where not known), and a column for each slot.

    `counts` says whether ids stand for records of this run; those known from earlier runs only resolve references.
    """

    source: str | None
    resource: str
    counts: bool
    slots: tuple[Slot, ...]
    lines: Sequence[int | None]
    ids: Sequence[str]
    kinds: Sequence[str] | None
    columns: Sequence[Sequence[Any]]


class Piece(NamedTuple):
    """Columns on disk: where they lie, whose they are, how many rows they have, and which resources they name.

    `written` says that they lie there as texts (validators/written.py).
    """

    at: int
    size: int
    resource: str
    rows: int
    named: frozenset[str | None]
    written: bool = False


@dataclass(frozen=True, slots=True)
class SpilledKeys:
    """Columns on disk, a piece each."""

    path: Path
    pieces: list[Piece]


def named_in(columns: Columns | Written) -> frozenset[str | None]:
    """The resources that the references in some columns name; None where they name several."""
    return columns.named if isinstance(columns, Written) else frozenset(slot.resource for slot in columns.slots)


def read_piece(piece: Piece, data: bytes) -> Columns | Written:
    """The columns that lie in a piece."""
    if piece.written:
        return unpacked(data)
    source, resource, counts, slots, *rest = orjson.loads(data)
    return Columns(source, resource, counts, tuple(Slot(*slot) for slot in slots), *rest)


def unfolded(written: Written) -> Iterator[Columns]:
    """Written columns to be looked at; one that few rows fill is by itself."""
    lines, ids = orjson.loads(written.lines), orjson.loads(written.ids)
    slots, columns = [], []
    for column in written.columns:
        slot = Slot(column.pointer, column.resource)
        at, keys = orjson.loads(column.rows), orjson.loads(column.keys)
        if at and len(at) * FEW < len(ids):
            rows = [lines[row] for row in at], [ids[row] for row in at], [""] * len(at)
            yield Columns(written.source, written.resource, True, (slot,), *rows, (keys,))
            continue
        slots.append(slot)
        columns.append(_spread(at, keys, len(ids)) if at else keys)
    yield Columns(written.source, written.resource, True, tuple(slots), lines, ids, None, columns)


def _spread(rows: list[int], keys: list[str], size: int) -> list[str | None]:
    made: list[str | None] = [None] * size
    for row, key in zip(rows, keys, strict=True):
        made[row] = key
    return made


class Writing:
    """The file that a store spills to; it is closed with the store."""

    def __init__(self, folder: Path | None) -> None:
        number, name = tempfile.mkstemp(prefix="keys-", dir=folder)
        self._file = os.fdopen(number, "wb")
        self._path = Path(name)
        self._is_alone = folder is None
        self._pieces: list[Piece] = []
        self._at = 0

    def write(self, columns: Columns | Written) -> None:
        """Appends columns."""
        if isinstance(columns, Written):
            data, rows = columns.packed(), columns.rows
        else:
            data = orjson.dumps((*columns[:3], [tuple(slot) for slot in columns.slots], *columns[4:]))
            rows = len(columns.ids)
        self._file.write(data)
        is_written = isinstance(columns, Written)
        self._pieces.append(Piece(self._at, len(data), columns.resource, rows, named_in(columns), is_written))
        self._at += len(data)

    def spilled(self) -> SpilledKeys:
        """What was written so far."""
        self._file.flush()
        return SpilledKeys(self._path, self._pieces)

    def close(self) -> None:
        """Closes the file, and removes it unless others may still read it."""
        self._file.close()
        if self._is_alone:  # in a folder of several stores others may still read it; it goes with the folder
            self._path.unlink(missing_ok=True)
