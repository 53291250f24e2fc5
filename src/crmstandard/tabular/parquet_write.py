"""Records as a Parquet file: objects are groups, arrays lists; it has the members that some record has."""

from __future__ import annotations

import base64
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EIO
from pathlib import Path
from typing import IO, Any

import orjson

from crmstandard.tabular import packing
from crmstandard.tabular.columns import ARRAY, BOOLEAN, INTEGER, OBJECT, WHOLE, Field, field_of
from crmstandard.tabular.engine import engine, literal, quoted
from crmstandard.tabular.flatten import Unfit, cell_of

SMALLEST = 1 << 20  # bytes that the engine expects a record to have at most, if none has more
GROUP = 8 << 20  # bytes of records as JSON in a group of rows: what writer and reader hold at a time, many times over
MOST_ROWS, FEWEST_ROWS = 20_000, 2048
TYPES: Mapping[str, str] = {INTEGER: "BIGINT", BOOLEAN: "BOOLEAN"}
Used = dict[str, Any]


class ParquetWriter:
    """Writes the records of one resource to a file that `finish` puts in its place."""

    def __init__(self, path: Path, resource: str) -> None:
        self._path = path
        self._field = field_of(resource)
        self._used: Used = {}
        self._temporary = tempfile.TemporaryDirectory(prefix="crmstandard-parquet-")
        self._folder = Path(self._temporary.name)
        self._lines: IO[bytes] = (self._folder / "records.ndjson").open("wb")
        self._longest = SMALLEST
        self._bytes = self._count = 0
        self.carried = 0

    def write(self, document: object, text: bytes) -> None:
        """Adds a record; where the columns can not hold it, its text is carried instead."""
        try:
            self._add(fitted(self._field, document, self._used))
        except Unfit:
            self.write_text(text)

    def write_text(self, text: bytes) -> None:
        """Adds a record that could not be read as the text that it is."""
        self.carried += 1
        self._add({WHOLE: base64.b64encode(text).decode()})

    def _add(self, row: Any) -> None:
        line = orjson.dumps(row)
        self._longest = max(self._longest, len(line) + 1)
        self._bytes += len(line)
        self._count += 1
        self._lines.write(line + b"\n")

    def close(self) -> None:
        """Removes what lies on disk besides the file."""
        self._lines.close()
        self._temporary.cleanup()

    def finish(self) -> None:
        """Writes the file."""
        self._lines.close()
        made = self._folder / "records.parquet"
        names = [name for name in self._field.members if name in self._used] or ["resourceType", "id"]
        columns = {name: type_of(self._field.members[name], self._used.get(name, {})) for name in names}
        if self.carried:
            columns[WHOLE] = "VARCHAR"
        chosen = ", ".join(
            f"from_base64({quoted(name)}) AS {quoted(name)}" if name == WHOLE else quoted(name) for name in columns
        )
        typed = ", ".join(f"{quoted(name)}: {literal(kind)}" for name, kind in columns.items())
        lines = literal(str((self._folder / "records.ndjson").resolve()))
        form = f"format = 'newline_delimited', columns = {{{typed}}}, maximum_object_size = {self._longest}"
        rows = max(FEWEST_ROWS, min(MOST_ROWS, GROUP * self._count // max(1, self._bytes)))
        with engine(self._folder, str(self._path)) as con, _told(self._path):
            con.execute(
                f"COPY (SELECT {chosen} FROM read_json({lines}, {form})) TO {literal(str(made.resolve()))} "  # noqa: S608 - names and texts are quoted
                f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows})"
            )
        with packing.written(self._path) as stream, made.open("rb") as source:
            shutil.copyfileobj(source, stream, 1 << 20)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns what the engine can not do into an error of the file that was to be written."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise OSError(EIO, f"it can not be written: {str(error).splitlines()[0]}", str(path)) from error


def fitted(field: Field, value: Any, used: Used) -> Any:
    """The value with JSON text where the mapping has it, if its columns can hold it; notes which are used."""
    if field.kind == OBJECT:
        if type(value) is not dict or not value:
            raise Unfit
        members, made = field.members, {}
        for name, inner in value.items():
            if name not in members:
                raise Unfit
            made[name] = fitted(members[name], inner, used.setdefault(name, {}))
        return made
    if field.kind == ARRAY:
        if type(value) is not list or field.items is None:
            raise Unfit
        return [fitted(field.items, item, used) for item in value]
    if field.kind in TYPES:
        cell_of(field.kind, value)
        return value
    text = cell_of(field.kind, value)
    if "\0" in text:
        raise Unfit
    return text


def type_of(field: Field, used: Used) -> str:
    """The SQL type of a member, with the members within that are used."""
    if field.kind == OBJECT:
        names = [name for name in field.members if name in used] or [next(iter(field.members))]
        inner = ", ".join(f"{quoted(name)} {type_of(field.members[name], used.get(name, {}))}" for name in names)
        return f"STRUCT({inner})"
    if field.kind == ARRAY and field.items is not None:
        return f"{type_of(field.items, used)}[]"
    return TYPES.get(field.kind, "VARCHAR")
