"""The database behind a URL: SQLite in one file with write-ahead log, or PostgreSQL."""

from __future__ import annotations

import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InvalidatePoolError

POOL = 4
Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)  # the other one knows no more than 1,024 files


class Kept:
    """A connection that is kept from one transaction to the next: to fetch one each time cost as much as a look-up."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write; after one that failed the next has another connection."""
        connection, self._connection = self._connection, None
        if connection is not None and _is_lost(connection.connection.driver_connection):
            connection.invalidate()
            connection.close()
            connection = None
        connection = connection or self._engine.connect()
        try:
            with connection.begin():
                yield connection
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def close(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            self._connection.close()


@dataclass(frozen=True)
class Database:
    """Two ways in: `writer` for the one transaction at a time, `reader` for searches beside it."""

    writer: Engine
    reader: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is embedded."""
        return self.writer.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write."""
        with self.writer.begin() as connection:
            yield connection

    def kept(self) -> Kept:
        """Transactions that may write, one after another on one connection."""
        return Kept(self.writer)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the data and changes nothing."""
        with self.reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Gives the connections back."""
        self.writer.dispose()
        self.reader.dispose()


def open_database(url: str, *, durable: bool = True) -> Database:
    """The database of a SQLAlchemy URL; a bare path is a SQLite file. `durable` waits for the disk at each commit."""
    if "://" not in url:
        url = f"sqlite:///{Path(url).resolve()}"
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Database(_sqlite(str(parsed), "BEGIN IMMEDIATE", durable), _sqlite(str(parsed), "BEGIN", durable))
    parsed = parsed.set(drivername="postgresql+psycopg")
    return Database(_postgresql(parsed, durable, 2), _postgresql(parsed, durable, POOL))


def _sqlite(url: str, begin: str, durable: bool) -> Engine:
    engine = create_engine(
        url, pool_size=POOL, max_overflow=POOL, connect_args={"check_same_thread": False, "timeout": 30}
    )
    pragmas = (
        "journal_mode=WAL",
        f"synchronous={'FULL' if durable else 'NORMAL'}",
        "secure_delete=ON",
        "cache_size=-65536",
        "temp_store=MEMORY",
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver opens no transaction of its own
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql(url: Any, durable: bool, size: int) -> Engine:
    from crmserver.store.binary import BinaryCursor

    options = f"-c synchronous_commit={'on' if durable else 'off'} -c timezone=UTC"
    arguments = {"options": options, "cursor_factory": BinaryCursor}
    engine = create_engine(url, pool_size=size, max_overflow=size, pool_pre_ping=False, connect_args=arguments)

    @event.listens_for(engine, "checkout")
    def look(connection: Any, _record: Any, _proxy: Any) -> None:
        if _is_lost(connection):
            raise InvalidatePoolError

    return engine


def _is_lost(driver: Any) -> bool:
    """Whether a connection that nobody waits for has something to say, as it has when its server has ended it.

    To look costs a thousandth of asking the server. SQLite has no connection to lose.
    """
    if not hasattr(driver, "fileno"):
        return False
    if driver.closed:
        return True
    with Selector() as selector:
        selector.register(driver.fileno(), selectors.EVENT_READ)
        return bool(selector.select(0))
