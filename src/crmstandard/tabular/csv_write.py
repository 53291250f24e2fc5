"""Records as a CSV file and its child files, with the columns that some record fills and no others."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from errno import EEXIST
from pathlib import Path
from struct import Struct
from typing import IO

from crmstandard.tabular import packing
from crmstandard.tabular.cells import ESCAPED, written
from crmstandard.tabular.columns import WHOLE, Table, tables
from crmstandard.tabular.columns import Path as ColumnPath
from crmstandard.tabular.flatten import Row, Unfit, rows_of
from crmstandard.tabular.names import child_files, stem_of

FIRST = 2000  # rows that are looked at before the order of the columns is settled
SIZES = Struct(">II")
SPOOLED = 1 << 22


class CsvWriter:
    """Writes the records of one resource; `finish` puts the files in their places."""

    def __init__(self, path: Path, resource: str) -> None:
        self._path = path
        self._resource = resource
        self._tables = {each.path: each for each in tables(resource)}
        self._open: dict[ColumnPath, _Spool] = {}
        self.carried = 0

    def write(self, document: object, text: bytes) -> None:
        """Adds a record; where the columns can not hold it, its text is carried instead."""
        try:
            found = rows_of(self._resource, document)
        except Unfit:
            self.write_text(text)
            return
        for path, row in found:
            self._spool(path).add(row)

    def write_text(self, text: bytes) -> None:
        """Adds a record that could not be read as the text that it is."""
        self.carried += 1
        self._spool(()).add({WHOLE: text.decode("utf-8", ESCAPED)})

    def _spool(self, path: ColumnPath) -> _Spool:
        if path not in self._open:
            self._open[path] = _Spool(self._tables[path])
        return self._open[path]

    def finish(self) -> None:
        """Writes the files; raises FileExistsError where a child file of another time would pass for one of these."""
        self._spool(())
        made = {self._file(path) for path in self._open}
        for _array, file in child_files(self._path):
            if file not in made:
                raise FileExistsError(
                    EEXIST, f"it would pass for a child file of {self._path.name}; remove it", str(file)
                )
        for path, spool in self._open.items():
            with packing.written(self._file(path)) as stream:
                spool.copy(stream)

    def close(self) -> None:
        """Removes what lies on disk besides the files."""
        for spool in self._open.values():
            spool.close()

    def _file(self, path: ColumnPath) -> Path:
        if not path:
            return self._path
        stem = stem_of(self._path.name)
        ending = self._path.name.removeprefix(stem)
        return self._path.with_name(".".join((stem, *path)) + ending)


class _Spool:
    """The rows of one table on disk, each with the number of columns that were known when it came."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._places: dict[str, int] = {}
        self._first: list[Row] = []
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115 - closed by the writer

    def add(self, row: Row) -> None:
        if self._places:
            self._put(row)
            return
        self._first.append(row)
        if len(self._first) >= FIRST:
            self._settle()

    def _settle(self) -> None:
        """Gives the columns that were met so far their places, in the order of the schema."""
        met = {name for row in self._first for name in row}
        names = self._table.names if met else ("resourceType", "id")
        for name in names:
            if name in met or not met:
                self._places[name] = len(self._places)
        for row in self._first:
            self._put(row)
        self._first.clear()

    def _put(self, row: Row) -> None:
        places = self._places
        for name in row:
            if name not in places:
                places[name] = len(places)
        cells = [""] * len(places)
        for name, cell in row.items():
            cells[places[name]] = written(cell)
        line = ",".join(cells).encode("utf-8", ESCAPED)
        self._file.write(SIZES.pack(len(line), len(cells)))
        self._file.write(line)

    def copy(self, stream: IO[bytes]) -> None:
        """Writes the first row and then all others, each with as many cells."""
        if not self._places:
            self._settle()
        width = len(self._places)
        stream.write(",".join(map(written, self._places)).encode() + b"\n")
        for line, cells in self._lines():
            stream.write(line + b"," * (width - cells) + b"\n")

    def _lines(self) -> Iterator[tuple[bytes, int]]:
        self._file.seek(0)
        while head := self._file.read(SIZES.size):
            length, cells = SIZES.unpack(head)
            yield self._file.read(length), cells

    def close(self) -> None:
        """Removes the rows."""
        self._file.close()
