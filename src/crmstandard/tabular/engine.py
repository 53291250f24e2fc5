"""DuckDB as a reader and writer of Parquet: one thread, bounded memory, nothing fetched and nothing else opened."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmstandard.reading import Unreadable

if TYPE_CHECKING:
    import duckdb

READING, WRITING = "256MB", "512MB"  # a group of rows is written at a time, and can not be put aside

ROWS = 2048  # rows that are fetched at a time: as many as the engine itself has at hand


@contextmanager
def engine(folder: Path, source: str, reads: Sequence[Path] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that writes in `folder` alone, or reads the files `reads` too.

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
            f"allowed_paths = [{', '.join(literal(str(each)) for each in reads)}]",
            f"temp_directory = {literal(str(folder.resolve() / 'spill'))}",
            f"memory_limit = {literal(READING if reads else WRITING)}",
            "threads = 1",  # rows keep their order
            "enable_external_file_cache = false",  # a file is read once
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


class Engines:
    """Opens the engine once for all Parquet files of a feed: that costs more than to read a small one.

    It may read these files, and what lies in a folder of its own. After an error it is opened anew.
    """

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._paths = frozenset(path.resolve() for path in paths)
        self._held = ExitStack()
        self._con: duckdb.DuckDBPyConnection | None = None
        self._folder: Path | None = None

    def __enter__(self) -> Engines:
        """Closes it at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    def close(self) -> None:
        """Closes the engine and removes its folder."""
        self._con = self._folder = None
        self._held.close()

    @property
    def folder(self) -> Path:
        """Where files may be put that are to be read."""
        if self._folder is None:
            made = tempfile.TemporaryDirectory(prefix="crmstandard-parquet-")
            self._folder = Path(self._held.enter_context(made)).resolve()
        return self._folder

    @contextmanager
    def reading(self, source: str, plain: Path) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for one file; raises Unreadable of `source` where DuckDB is not installed."""
        if plain not in self._paths and plain.parent != self.folder:
            raise ValueError(f"{plain} is none of the files that were to be read")
        try:
            if self._con is None:
                paths = sorted(self._paths) or [plain]
                self._con = self._held.enter_context(engine(self.folder, source, paths))
            with self._con.cursor() as cursor:
                yield cursor
        except BaseException:
            self.close()
            raise


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
