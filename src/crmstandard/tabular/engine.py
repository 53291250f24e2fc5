"""DuckDB as a reader and writer of Parquet: one thread, bounded memory, nothing fetched and nothing else opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmstandard.reading import Unreadable

if TYPE_CHECKING:
    import duckdb

READING, WRITING = "256MB", "512MB"  # a group of rows is written at a time, and can not be put aside

ROWS = 2048  # rows that are fetched at a time: as many as the engine itself has at hand


@contextmanager
def engine(folder: Path, source: str, reads: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that writes in `folder` alone, or reads the file `reads`.

    Raises Unreadable of `source` where DuckDB is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError:
        raise Unreadable(source, "Parquet needs DuckDB: pip install 'crmstandard[feeds]'") from None
    con = duckdb.connect(":memory:")
    try:
        for setting in (
            f"allowed_directories = [{literal(f'{folder.resolve()}/')}]",
            f"allowed_paths = [{literal(str(reads)) if reads else ''}]",
            f"temp_directory = {literal(str(folder.resolve() / 'spill'))}",
            f"memory_limit = {literal(READING if reads else WRITING)}",
            "threads = 1",  # rows keep their order
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allow_community_extensions = false",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            con.execute(f"SET {setting}")
        yield con
    finally:
        con.close()


def stream_of(relation: Any) -> object | None:
    """The rows of a relation as a stream of Arrow columns, a few at a time; None where there is no such.

    What is public gives 131,072 rows at a time, however long they are.
    """
    submit = getattr(relation, "_submit", None)
    try:
        return None if submit is None else submit("stream", ROWS).arrow_capsule()
    except (AttributeError, TypeError):  # another release of DuckDB
        return None


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """`name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
