"""Keys of records and references as columns, in memory and on disk: a piece of the file for each."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import orjson


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
    """Columns on disk: where they lie, whose they are, how many rows they have, and which resources they name."""

    at: int
    size: int
    resource: str
    rows: int
    named: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class SpilledKeys:
    """Columns on disk, a piece each."""

    path: Path
    pieces: list[Piece]


def named_in(columns: Columns) -> frozenset[str | None]:
    """The resources that the references in some columns name; None where they name several."""
    return frozenset(slot.resource for slot in columns.slots)


class Writing:
    """The file that a store spills to; it is closed with the store."""

    def __init__(self, folder: Path | None) -> None:
        number, name = tempfile.mkstemp(prefix="keys-", dir=folder)
        self._file = os.fdopen(number, "wb")
        self._path = Path(name)
        self._is_alone = folder is None
        self._pieces: list[Piece] = []
        self._at = 0

    def write(self, columns: Columns) -> None:
        """Appends columns."""
        data = orjson.dumps((*columns[:3], [tuple(slot) for slot in columns.slots], *columns[4:]))
        self._file.write(data)
        self._pieces.append(Piece(self._at, len(data), columns.resource, len(columns.ids), named_in(columns)))
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
