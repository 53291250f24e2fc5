"""Rows of an import between being judged and being stored: two lines of a file each, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from crmserver.bulk.folders import private

Document = dict[str, Any]
Term = tuple[str, str]
Error = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ready:
    """One row that breaks nothing by itself.

    `doc` is the record with the time `at` wherever the server will put the time of storing. `given` are
    the members that the client wrote itself among those that the server else fills in, `asks` pointers of
    references by identifier, and `index` the terms and values that the record is found by. `plain` says that
    `at` stands nowhere else in the record, so that it can be put in without reading it; without
    `valid_from` the record is true from the time of storing on.
    """

    row: int
    resource: str
    id: str
    valid_from: int | None
    valid_to: int | None
    at: str
    given: tuple[str, ...]
    asks: bool
    plain: bool
    index: tuple[Term, ...]
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


def write_rows(path: Path, rows: Iterable[Ready]) -> None:
    """Writes rows to a file."""
    parts: list[bytes] = []
    for each in rows:
        head = [
            each.row,
            each.resource,
            each.id,
            each.valid_from,
            each.valid_to,
            each.at,
            each.given,
            each.asks,
            each.plain,
            each.index,
        ]
        parts += (orjson.dumps(head), each.doc)
    with private(path) as stream:
        stream.write(b"\n".join(parts))


def read_rows(path: Path) -> list[Ready]:
    """The rows of a file."""
    raw = path.read_bytes()
    if not raw:
        return []
    lines = raw.split(b"\n")
    return [Ready(*orjson.loads(head), doc) for head, doc in zip(lines[::2], lines[1::2], strict=True)]  # type: ignore[call-arg]
