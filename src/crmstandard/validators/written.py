"""Ids and references as the gate writes them: a JSON list for each column, read only where something is odd."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import orjson

HEAD_END = b"\n"


class WrittenColumn(NamedTuple):
    """References of one place to one resource: how many in all, in which rows (none named: in each), and the ids."""

    pointer: str
    resource: str
    total: int
    rows: bytes
    keys: bytes


class Written(NamedTuple):
    """Records of one resource and source that were found good together: lines, ids and references as JSON lists."""

    source: str | None
    resource: str
    rows: int
    lines: bytes
    ids: bytes
    columns: tuple[WrittenColumn, ...]

    @property
    def named(self) -> frozenset[str | None]:
        """The resources that references name."""
        return frozenset(each.resource for each in self.columns)

    @property
    def size(self) -> int:
        """Number of ids and references."""
        return self.rows + sum(each.total for each in self.columns)

    def packed(self) -> bytes:
        """Everything as one text: a line of JSON with the length of each list, then the lists."""
        columns = [(*each[:3], len(each.rows), len(each.keys)) for each in self.columns]
        head = (self.source, self.resource, self.rows, len(self.lines), len(self.ids), columns)
        lists = (part for each in self.columns for part in (each.rows, each.keys))
        return b"".join((orjson.dumps(head), HEAD_END, self.lines, self.ids, *lists))


def unpacked(data: bytes) -> Written:
    """What `packed` has packed."""
    end = data.index(HEAD_END)
    source, resource, rows, lines, ids, columns = orjson.loads(memoryview(data)[:end])
    sizes = (lines, ids, *(size for column in columns for size in column[3:]))
    lists = _cut(data, end + len(HEAD_END), sizes)
    of_lines, of_ids = next(lists), next(lists)
    made = tuple(WrittenColumn(*told[:3], *islice(lists, 2)) for told in columns)
    return Written(source, resource, rows, of_lines, of_ids, made)


def _cut(data: bytes, at: int, sizes: tuple[int, ...]) -> Iterator[bytes]:
    for size in sizes:
        yield data[at : at + size]
        at += size
