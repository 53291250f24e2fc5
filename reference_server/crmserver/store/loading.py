"""New records in great number, written as fast as each database takes them: COPY, or one prepared statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from crmserver.store.terms import Terms
from crmserver.store.unit import Loaded

HEADS = "tenant resource id number last_number seq deleted valid_from valid_to next_from recorded_at doc".split()
ENTRIES = "tenant field value id seq".split()
EVENTS = "tenant seq resource id number verb recorded_at".split()
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
Row = tuple[Any, ...]


def load_rows(
    connection: Connection, terms: Terms, tenant: int, first: int, now: int, records: Sequence[Loaded]
) -> None:
    """Writes records with their index rows and events; `first` is the number of the first change."""
    numbered = list(enumerate(records, start=first))
    heads = (
        (tenant, terms[r.resource], r.id, 1, 1, seq, False, r.valid_from, r.valid_to, r.next_from, now, r.doc)
        for seq, r in numbered
    )
    # In the order of the index, so that neighbours meet on one page.
    entries = sorted((tenant, terms[term], value, r.id, seq) for seq, r in numbered for term, value in r.index)
    events = ((tenant, seq, terms[r.resource], r.id, 1, "created", now) for seq, r in numbered)
    write = _copy if connection.dialect.name == "postgresql" else _insert
    write(connection, "heads", HEADS, heads)
    write(connection, "entries", ENTRIES, entries)
    write(connection, "events", EVENTS, events)


def _insert(connection: Connection, table: str, names: Sequence[str], rows: Iterator[Row] | list[Row]) -> None:
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - names of ours
    raw = connection.connection.driver_connection
    if raw is not None:
        raw.executemany(statement, rows)


def _copy(connection: Connection, table: str, names: Sequence[str], rows: Iterator[Row] | list[Row]) -> None:
    raw: Any = connection.connection.driver_connection
    text = "\n".join("\t".join(map(_text, row)) for row in rows) + "\n"
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
        copy.write(text)


def _text(value: Any) -> str:
    """A value in the text form of COPY."""
    if isinstance(value, str):
        return value.translate(ESCAPES) if not value.isalnum() else value
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    if value is None:
        return "\\N"
    return str(value)
