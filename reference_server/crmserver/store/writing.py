"""Many rows in one statement: arrays on PostgreSQL, one prepared statement run again and again on SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, Integer, LargeBinary, Table

from crmserver.store.tables import metadata

Rows = Sequence[Mapping[str, Any]]
ARRAYS = ((Boolean, "boolean[]"), (LargeBinary, "bytea[]"), ((BigInteger, Integer), "bigint[]"))


def insert_rows(connection: Connection, table: str, rows: Rows, *, or_leave: bool = False) -> None:
    """Adds rows that all have the same columns; with `or_leave` those already there are passed over."""
    _run(connection, rows, _insert(connection.dialect.name, table, tuple(rows[0]), or_leave), tuple(rows[0]))


def update_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Sets the columns besides the key of rows that are found by their key."""
    keys = tuple(column.name for column in metadata.tables[table].primary_key)
    values = tuple(name for name in rows[0] if name not in keys)
    _run(connection, rows, _update(connection.dialect.name, table, keys, values), (*values, *keys))


def delete_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Removes rows by their key."""
    keys = tuple(rows[0])
    _run(connection, rows, _delete(connection.dialect.name, table, keys), keys)


def _run(connection: Connection, rows: Rows, statement: str, names: tuple[str, ...]) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(statement, [tuple(row[name] for name in names) for row in rows])
    else:
        connection.exec_driver_sql(statement, tuple([row[name] for row in rows] for name in names))


def _arrays(table: Table, names: tuple[str, ...]) -> str:
    return ", ".join(f"%s::{_array(table.c[name].type)}" for name in names)


def _array(kind: Any) -> str:
    return next((name for types, name in ARRAYS if isinstance(kind, types)), "text[]")


@cache
def _insert(dialect: str, table: str, names: tuple[str, ...], or_leave: bool) -> str:
    columns, tail = ", ".join(names), " ON CONFLICT DO NOTHING" if or_leave else ""
    if dialect == "sqlite":
        return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(names))}){tail}"  # noqa: S608 - names of ours
    return f"INSERT INTO {table} ({columns}) SELECT * FROM unnest({_arrays(metadata.tables[table], names)}){tail}"  # noqa: S608


@cache
def _update(dialect: str, table: str, keys: tuple[str, ...], values: tuple[str, ...]) -> str:
    if dialect == "sqlite":
        sets, found = ", ".join(f"{n} = ?" for n in values), " AND ".join(f"{n} = ?" for n in keys)
        return f"UPDATE {table} SET {sets} WHERE {found}"  # noqa: S608 - names of ours
    sets, found = ", ".join(f"{n} = new.{n}" for n in values), " AND ".join(f"{table}.{n} = new.{n}" for n in keys)
    names = (*values, *keys)
    source = f"unnest({_arrays(metadata.tables[table], names)}) AS new({', '.join(names)})"
    return f"UPDATE {table} SET {sets} FROM {source} WHERE {found}"  # noqa: S608


@cache
def _delete(dialect: str, table: str, keys: tuple[str, ...]) -> str:
    if dialect == "sqlite":
        return f"DELETE FROM {table} WHERE {' AND '.join(f'{n} = ?' for n in keys)}"  # noqa: S608 - names of ours
    found = " AND ".join(f"{table}.{n} = gone.{n}" for n in keys)
    given = f"unnest({_arrays(metadata.tables[table], keys)}) AS gone({', '.join(keys)})"
    return f"DELETE FROM {table} USING {given} WHERE {found}"  # noqa: S608
