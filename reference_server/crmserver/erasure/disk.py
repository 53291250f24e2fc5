"""What was erased from the tables leaves the files of the database, too.

SQLite overwrites what it deletes (`secure_delete`); the write-ahead log holds older pages until it is cut, and
the file is written anew where that takes little time. PostgreSQL leaves old rows in their pages, also after a
plain VACUUM, which moves rows together and does not clear the gap; VACUUM FULL writes the tables anew. It locks
them, so above a size it is left to the operator.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from crmserver.store.engine import Database
from crmserver.store.tables import entries, heads, history, idempotency, jobs, past_entries

log = logging.getLogger("crmserver.erasure")
LARGEST = 512 * 1024 * 1024  # bytes that are written anew while others wait
TABLES = tuple(table.name for table in (heads, history, entries, past_entries, idempotency, jobs))
SIZE = text("SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(CAST(:names AS text[])) AS t(name)")


def purge(database: Database, largest: int = LARGEST, tables: Sequence[str] = TABLES) -> bool:
    """Clears the files of what is gone from tables; False if somebody was in the way, to be tried again."""
    try:
        return _purge_sqlite(database, largest) if database.is_sqlite else _purge_postgresql(database, largest, tables)
    except (DBAPIError, sqlite3.Error) as error:
        log.warning("the files of the database could not be cleared yet: %s", type(error).__name__)
        return False


def _purge_sqlite(database: Database, largest: int) -> bool:
    path = Path(str(database.writer.url.database))
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        connection.execute("PRAGMA secure_delete=ON")
        if path.stat().st_size <= largest:
            connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        connection.close()


def _purge_postgresql(database: Database, largest: int, tables: Sequence[str]) -> bool:
    with database.reader.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        small = int(connection.execute(SIZE, {"names": list(tables)}).scalar() or 0) <= largest
        connection.exec_driver_sql("SET lock_timeout = '20s'")
        try:
            for name in tables:
                _vacuum(connection, name, full=small)
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    if not small:
        log.warning("the tables are too large to be written anew now: run VACUUM FULL on them when nobody waits")
    return True


def _vacuum(connection: Connection, name: str, *, full: bool) -> None:
    connection.exec_driver_sql(f"VACUUM ({'FULL, ' if full else ''}ANALYZE) {name}")
