"""Rows of an import between being judged and being stored: a file for each chunk, so that memory stays bounded.

A file has a line with the columns of the rows, a line with what they say of other records, which is
seldom read, and then a line for each record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from crmserver.bulk.folders import private

Document = dict[str, Any]
Term = tuple[str, str]
Error = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ready:
    """One row that breaks nothing by itself.

    `doc` is the record with the time `at` wherever the server will put the time of storing. `given` are
    the members that the client wrote itself among those that the server else fills in, and `asks` says
    that it has references by identifier. Without `valid_from` the record is true from the time of storing on.
    """

    row: int
    resource: str
    id: str
    valid_from: int | None
    valid_to: int | None
    at: str
    given: tuple[str, ...]
    asks: bool
    doc: bytes

    def document(self) -> Document:
        """The record."""
        made: Document = orjson.loads(self.doc)
        return made


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that is not stored, and why; the id only where it has the form of one."""

    row: int
    resource: str | None
    id: str | None
    errors: tuple[Error, ...]


class Column(NamedTuple):
    """References that stand at one place of records and lead to one resource: rows, and the ids that they name."""

    pointer: str
    resource: str
    rows: list[int]
    ids: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows of a chunk say of other records: by id, and the identifiers by which others may ask for them."""

    references: list[Column]
    names: list[tuple[str, str]]  # identifier, id


@dataclass(slots=True)
class Rows:
    """The good rows of a chunk, column by column.

    A place counts from 0. `at` is the time that stands for the time of storing. `asks` are the places of
    rows with references by identifier, `spoken` of those where `at` stands elsewhere in the record too, so
    that it cannot be put in without reading it. `docs` are the records, a line each.
    """

    at: str
    rows: list[int] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    valid_from: list[int | None] = field(default_factory=list)
    valid_to: list[int | None] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    asks: frozenset[int] = frozenset()
    spoken: frozenset[int] = frozenset()
    docs: bytes = b""

    def pairs(self) -> list[tuple[str, str]]:
        """Resource and id of each row."""
        return list(zip(self.resources, self.ids, strict=True))

    def ready(self, places: Iterable[int]) -> Iterator[Ready]:
        """Rows by themselves."""
        lines: list[bytes] = []
        for place in places:
            lines = lines or self.docs.split(b"\n")
            yield Ready(
                self.rows[place],
                self.resources[place],
                self.ids[place],
                self.valid_from[place],
                self.valid_to[place],
                self.at,
                tuple(self.given[place].split()),
                place in self.asks,
                lines[place],
            )


def write_rows(path: Path, rows: Rows, told: Told) -> None:
    """Writes the rows of a chunk to a file."""
    head: list[Any] = [rows.at, rows.rows, rows.resources, rows.ids, rows.valid_from, rows.valid_to, rows.given]
    head += [list(rows.asks), list(rows.spoken)]
    with private(path) as stream:
        stream.write(orjson.dumps(head) + b"\n")
        stream.write(orjson.dumps([[list(each) for each in told.references], told.names]) + b"\n")
        stream.write(rows.docs)


def read_rows(path: Path) -> Rows:
    """The rows of a file."""
    head, _, docs = path.read_bytes().split(b"\n", 2)
    made = _columns(head)
    made.docs = docs
    return made


def read_told(path: Path) -> tuple[Rows, Told]:
    """What the rows of a file say of other records; of the rows themselves all but the records."""
    head, more, _ = path.read_bytes().split(b"\n", 2)
    rows, (references, names) = _columns(head), orjson.loads(more)
    told = Told([Column(*each) for each in references], [(name, identifier) for name, identifier in names])
    return rows, told


def _columns(head: bytes) -> Rows:
    at, rows, resources, ids, starts, ends, given, asks, spoken = orjson.loads(head)
    return Rows(at, rows, resources, ids, starts, ends, given, frozenset(asks), frozenset(spoken))
