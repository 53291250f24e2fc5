"""What records are written with, whatever the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol

import orjson

from crmstandard.tabular import packing
from crmstandard.tabular.csv_write import CsvWriter
from crmstandard.tabular.parquet_write import ParquetWriter


class Writer(Protocol):
    """Writes records to files that `finish` puts in their places; `carried` counts those written as mere text."""

    carried: int

    def write(self, document: object, text: bytes) -> None:
        """Adds a record that could be read, with its text."""

    def write_text(self, text: bytes) -> None:
        """Adds a record that could not be read, as the text that it is."""

    def finish(self) -> None:
        """Puts the files in their places."""

    def close(self) -> None:
        """Removes what lies on disk besides the files."""


class JsonWriter:
    """Records a line each, or as the items of one array."""

    def __init__(self, path: Path, *, array: bool) -> None:
        self._stack = ExitStack()
        self._stream = self._stack.enter_context(packing.written(path))
        self._array = array
        self._before = b"[\n" if array else b""
        self.carried = 0

    def write(self, document: object, text: bytes) -> None:
        """Adds a record on a line of its own."""
        self._add(text if b"\n" not in text else orjson.dumps(document))

    def write_text(self, text: bytes) -> None:
        """Adds a text that is no record; its line breaks become tabs, which are as wrong or as right as they were."""
        self.carried += 1
        self._add(text.replace(b"\n", b"\t"))

    def _add(self, text: bytes) -> None:
        self._stream.write(self._before + text.strip(b"\r\n"))
        self._before = b",\n" if self._array else b"\n"

    def finish(self) -> None:
        """Ends the array or the last line."""
        if self._array:
            self._stream.write((b"[" if self._before == b"[\n" else b"") + b"\n]\n")
        elif self._before:
            self._stream.write(b"\n")
        self._stack.close()

    def close(self) -> None:
        """Removes the file if it was not finished."""
        with suppress(_Unfinished), self._stack:
            raise _Unfinished


class _Unfinished(Exception):
    pass


@contextmanager
def open_writer(path: Path, form: str, resource: str) -> Iterator[Writer]:
    """The writer of a form, finished if all goes well; `resource` is what CSV and Parquet hold."""
    writer = _writer(path, form, resource)
    try:
        yield writer
        writer.finish()
    finally:
        writer.close()


def _writer(path: Path, form: str, resource: str) -> Writer:
    if form == "csv":
        return CsvWriter(path, resource)
    if form == "parquet":
        return ParquetWriter(path, resource)
    return JsonWriter(path, array=form == "json")
