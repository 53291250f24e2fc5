"""New records in great number, written as fast as each database takes them: COPY, or one prepared statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any

import orjson
from sqlalchemy import Connection

from crmserver.store.terms import Terms
from crmserver.store.unit import Key, Load

HEADS = "tenant resource id number last_number seq deleted valid_from valid_to next_from recorded_at doc".split()
ENTRIES = "tenant field value id seq".split()
EVENTS = "tenant seq resource id number verb recorded_at".split()
Row = tuple[Any, ...]
# Keys are looked up in one statement, each by the primary key.
KNOWN = {
    "sqlite": (
        "SELECT h.resource, h.id FROM json_each(?) k CROSS JOIN heads h ON h.tenant = ? "
        "AND h.resource = json_extract(k.value, '$[0]') AND h.id = json_extract(k.value, '$[1]')"
    ),
    "postgresql": (
        "SELECT h.resource, h.id FROM unnest(%s::bigint[], %s::text[]) k(resource, id) "
        "JOIN heads h ON h.tenant = %s AND h.resource = k.resource AND h.id = k.id"
    ),
}


def load_rows(connection: Connection, terms: Terms, tenant: int, first: int, now: int, load: Load) -> None:
    """Writes records with their index rows and events; `first` is the number of the first change."""
    numbers = range(first, first + len(load.ids))
    mine, one, at = repeat(tenant), repeat(1), repeat(now)
    resources = [terms[each] for each in load.resources]
    times = (load.valid_from, load.valid_to, load.next_from, at)
    heads = zip(mine, resources, load.ids, one, one, numbers, repeat(False), *times, load.docs, strict=False)
    entries = chain.from_iterable(
        zip(mine, repeat(term), values, [load.ids[p] for p in places], [first + p for p in places], strict=False)
        for term, values, places in sorted((terms[name], *found) for name, found in load.entries.items())
    )
    events = zip(mine, numbers, resources, load.ids, one, repeat("created"), at, strict=False)
    write = _copy if connection.dialect.name == "postgresql" else _insert
    write(connection, "heads", HEADS, heads)
    write(connection, "entries", ENTRIES, entries)
    write(connection, "events", EVENTS, events)


def _insert(connection: Connection, table: str, names: Sequence[str], rows: Iterator[Row]) -> None:
    places = ", ".join("?" * len(names))
    raw: Any = connection.connection.driver_connection
    raw.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows)  # noqa: S608 - names of ours


def _copy(connection: Connection, table: str, names: Sequence[str], rows: Iterator[Row]) -> None:
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def known_keys(connection: Connection, terms: Terms, tenant: int, keys: Iterable[Key]) -> set[Key]:
    """Of these keys those whose records are there, deleted or not."""
    asked = [(terms[resource], identifier) for resource, identifier in keys]
    told: Row = (orjson.dumps(asked).decode(), tenant)
    if connection.dialect.name == "postgresql":
        told = ([number for number, _ in asked], [identifier for _, identifier in asked], tenant)
    found = connection.exec_driver_sql(KNOWN[connection.dialect.name], told)
    return {(terms.name(number), identifier) for number, identifier in found}
