"""Brings the rows of a source into the sandbox, and sets aside those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
import orjson

from crmstandard.mapping.cells import CellFault, Read, reader_of, sql_type
from crmstandard.mapping.files import files_of, lines_of
from crmstandard.mapping.plan import MappingError, Plan, Table, suggest
from crmstandard.mapping.records import FAULTS, FILE, LINE
from crmstandard.mapping.rejects import RejectLog
from crmstandard.mapping.rows import Fault, Row, rows_of
from crmstandard.mapping.sandbox import load_lines
from crmstandard.tabular.engine import quoted

BATCH = 5000


@dataclass(frozen=True, slots=True)
class FileCount:
    """How many rows of one file of a table were read, and how many of them rejected."""

    table: str
    file: str
    read: int
    rejected: int


@dataclass(frozen=True)
class Layout:
    """Where the cells of one file stand and how each is read."""

    names: list[str]
    wanted: list[tuple[int, str, Read | None]]
    nulls: frozenset[str]

    def name(self, cell: int) -> str | None:
        """Name of the column that a cell stands in, if there is one."""
        return self.names[cell] if cell < len(self.names) else None


@dataclass(frozen=True)
class Stage:
    """Where rows come from and go to: the folder of the source, a folder to work in, and the reject report."""

    con: duckdb.DuckDBPyConnection
    source: Path
    work: Path
    rejects: RejectLog
    limit: int | None = None

    def load(self, plan: Plan) -> list[FileCount]:
        """Makes each table of the mapping, and `_rejected` with table, file and line of each row set aside."""
        self.con.execute(f"CREATE TABLE {FAULTS} (name VARCHAR, {FILE} VARCHAR, {LINE} BIGINT)")
        found = {name: files_of(name, table, self.source) for name, table in plan.manifest.tables.items()}
        return [each for name, table in plan.manifest.tables.items() for each in self._table(name, table, found[name])]

    def _table(self, name: str, table: Table, paths: list[Path]) -> list[FileCount]:
        staged = self.work / f"{name}.ndjson"
        files = [_File(table, path, path.relative_to(self.source).as_posix(), self.rejects) for path in paths]
        with staged.open("wb") as out:
            for file in files:
                out.writelines(file.accepted(self.limit))
        kinds = {column: sql_type(spec) for column, spec in table.columns.items()}
        load_lines(self.con, quoted(name), staged, {**kinds, FILE: "VARCHAR", LINE: "BIGINT"})
        for file in files:
            self._set_aside(name, file)
        return [FileCount(name, file.shown, file.read, len(file.faults)) for file in files]

    def _set_aside(self, name: str, file: _File) -> None:
        if file.faults:
            rows = [(name, file.shown, line) for line in file.faults]
            self.con.executemany("INSERT INTO _rejected VALUES (?, ?, ?)", rows)


class _File:
    """One file on its way into its table."""

    def __init__(self, table: Table, path: Path, shown: str, rejects: RejectLog) -> None:
        self.table, self.path, self.shown, self._rejects = table, path, shown, rejects
        self.read = 0
        self.faults: list[int] = []

    def accepted(self, limit: int | None) -> Iterator[bytes]:
        """The rows that can be read as lines of JSON, many at a time; the others go to the reject report."""
        rows = rows_of(lines_of(self.path, self.table.encoding), self.table)
        layout = _layout(self.shown, self.table, next(rows, None) if self.table.header else None)
        lines = self._lines(islice(rows, limit), layout)
        while batch := b"".join(islice(lines, BATCH)):
            yield batch

    def _lines(self, rows: Iterator[Row | Fault], layout: Layout) -> Iterator[bytes]:
        for row in rows:
            self.read += 1
            if isinstance(row, Fault):
                self._reject(row, layout.name(row.cell), row.reason)
            elif len(row.cells) != len(layout.names):
                found, wanted = len(row.cells), len(layout.names)
                self._reject(row, layout.name(found), f"has {found} cells, and the file has {wanted} columns")
            else:
                yield from self._cells(row, layout)

    def _cells(self, row: Row, layout: Layout) -> Iterator[bytes]:
        made: dict[str, object] = {FILE: self.shown, LINE: row.line}
        for index, name, read in layout.wanted:
            text = row.cells[index]
            try:
                made[name] = None if text in layout.nulls else read(text) if read else text
            except CellFault as fault:
                self._reject(row, name, str(fault))
                return
        yield orjson.dumps(made, option=orjson.OPT_APPEND_NEWLINE)

    def _reject(self, row: Row | Fault, column: str | None, reason: str) -> None:
        self.faults.append(row.line)
        self._rejects.row(self.shown, row.line, column, row.raw, reason)


def _layout(file: str, table: Table, header: Row | Fault | None) -> Layout:
    if isinstance(header, Fault):
        raise MappingError(f"{file}: the first line is no row of column names: {header.reason}.")
    if table.header and header is None:
        raise MappingError(f"{file} is empty; its first line has to name the columns.")
    names = [cell.strip() for cell in header.cells] if header else list(table.columns)
    for column in table.columns:
        if column not in names:
            raise MappingError(
                f"{file} has no column {column!r}{suggest(column, names)}; its columns are {', '.join(names)}. "
                "Check delimiter, quote and encoding in mapping.yaml."
            )
    wanted = [(names.index(column), column, reader_of(spec)) for column, spec in table.columns.items()]
    return Layout(names, wanted, frozenset(table.nulls))
