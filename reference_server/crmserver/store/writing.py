"""Many rows in one statement: arrays on PostgreSQL, one prepared statement run again and again on SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, Integer, LargeBinary, Table

from crmserver.store.driver import execute, execute_many
from crmserver.store.tables import metadata

Rows = Sequence[Mapping[str, Any]]
ARRAYS = ((Boolean, "boolean[]"), (LargeBinary, "bytea[]"), ((BigInteger, Integer), "bigint[]"))


def insert_rows(connection: Connection, table: str, rows: Rows, *, or_leave: bool = False) -> None:
    """Adds rows that all have the same columns; with `or_leave` those already there are passed over."""
    _run(connection, table, rows, _insert(connection.dialect.name, table, tuple(rows[0]), or_leave), tuple(rows[0]))


def update_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Sets the columns besides the key of rows that are found by their key."""
    keys = _keys(table)
    values = tuple(name for name in rows[0] if name not in keys)
    _run(connection, table, rows, _update(connection.dialect.name, table, keys, values), (*values, *keys))


def delete_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Removes rows by their key."""
    keys = tuple(rows[0])
    _run(connection, table, rows, _delete(connection.dialect.name, table, keys), keys)


def insert_and_update_rows(connection: Connection, new: tuple[str, Rows], changed: tuple[str, Rows]) -> None:
    """Adds rows to one table and sets those of another: in one statement on PostgreSQL, which saves a way there."""
    (into, added), (table, rows) = new, changed
    if not added or connection.dialect.name == "sqlite":
        if added:
            insert_rows(connection, into, added)
        update_rows(connection, table, rows)
        return
    names, keys = tuple(added[0]), _keys(table)
    values = tuple(name for name in rows[0] if name not in keys)
    update = _update("postgresql", table, keys, values)
    statement = f"WITH changed AS ({update}) {_insert('postgresql', into, names, False)}"
    literals = _literals(table, rows, (*values, *keys)) + _literals(into, added, names)
    execute(connection, statement, literals).close()


def _keys(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in metadata.tables[table].primary_key)


def _run(connection: Connection, table: str, rows: Rows, statement: str, names: tuple[str, ...]) -> None:
    if connection.dialect.name == "sqlite":
        execute_many(connection, statement, [tuple(row[name] for name in names) for row in rows])
    else:
        execute(connection, statement, _literals(table, rows, names)).close()


def _literals(table: str, rows: Rows, names: tuple[str, ...]) -> tuple[str, ...]:
    columns = metadata.tables[table].c
    return tuple(_literal(columns[name].type, [row[name] for row in rows]) for name in names)


def _literal(kind: Any, values: Sequence[Any]) -> str:
    """An array as PostgreSQL writes it, which is made ten times faster here than value by value in the driver."""
    if isinstance(kind, LargeBinary):
        texts = [f'"\\\\x{value.hex()}"' for value in values]
    elif isinstance(kind, BigInteger | Integer | Boolean):
        texts = ["NULL" if value is None else str(value) for value in values]
    else:
        texts = ["NULL" if value is None else _quoted(value) for value in values]
    return f"{{{','.join(texts)}}}"


def _quoted(text: str) -> str:
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


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
