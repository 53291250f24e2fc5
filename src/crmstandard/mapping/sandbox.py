"""A DuckDB that reads the source and the mapping and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from crmstandard.mapping.plan import MappingError, Plan, read_text
from crmstandard.tabular.engine import literal, quoted

MACROS = Path(__file__).with_name("macros.sql")
MEMORY = "512MB"


def open_sandbox(work: Path, readable: list[Path]) -> duckdb.DuckDBPyConnection:
    """A database in the folder `work` whose SQL can read `readable` folders; settings are locked."""
    con = duckdb.connect(str(work / "stage.duckdb"))
    allowed = ", ".join(literal(f"{path.resolve()}/") for path in (*readable, work))
    for setting in (
        f"allowed_directories = [{allowed}]",
        f"temp_directory = {literal(str(work.resolve() / 'spill'))}",
        f"memory_limit = {literal(MEMORY)}",
        "threads = 1",  # one order of rows, whatever the machine
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allow_community_extensions = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        con.execute(f"SET {setting}")
    return con


def load_lines(con: duckdb.DuckDBPyConnection, table: str, path: Path, kinds: Mapping[str, str]) -> None:
    """Makes a table of a file of JSON lines, each member of the SQL type in `kinds`, and removes the file."""
    columns = ", ".join(f"{quoted(column)}: {literal(kind)}" for column, kind in kinds.items())
    read = f"read_json({literal(str(path.resolve()))}, format = 'newline_delimited', columns = {{{columns}}})"
    con.execute(f"CREATE TABLE {table} AS SELECT * FROM {read}")  # noqa: S608 - names and texts are quoted above
    path.unlink()


def prepare(con: duckdb.DuckDBPyConnection, plan: Plan, as_of: str) -> None:
    """Defines the macros of the engine and then the views of the mapping."""
    con.execute(read_text(MACROS))
    con.execute(f"CREATE MACRO as_of() AS {literal(as_of)}")
    con.execute(f"CREATE MACRO source_system() AS {literal(plan.manifest.source)}")
    for path in plan.preludes:
        for text in statements(path, {duckdb.StatementType.CREATE}, "CREATE VIEW, TABLE and MACRO"):
            try:
                con.execute(text)
            except duckdb.Error as error:
                raise MappingError(said(path, error)) from None


def statements(path: Path, allowed: set[duckdb.StatementType], what: str) -> list[str]:
    """The statements of an SQL file; any but the `allowed` kinds is refused."""
    try:
        found = duckdb.extract_statements(read_text(path))
    except duckdb.Error as error:
        raise MappingError(said(path, error)) from None
    for each in found:
        if each.type not in allowed:
            raise MappingError(f"{path.name}: a mapping may not {each.type.name}; this file takes {what} alone.")
    return [each.query.strip().removesuffix(";") for each in found]


def said(path: Path, error: duckdb.Error) -> str:
    """What DuckDB says of an SQL file, with what to do where that is known."""
    text = str(error).strip()
    if isinstance(error, duckdb.PermissionException):
        return f"{path.name} reaches outside the source and the mapping, which are all that it may read.\n  {text}"
    if isinstance(error, duckdb.ConversionException):
        return (
            f"{path.name}: a value of the source does not convert. Give the column its type in mapping.yaml, so "
            f"that the row with that value is rejected and named.\n  {text}"
        )
    return f"{path.name}: {text}"
