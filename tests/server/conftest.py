"""Databases for the tests of the server: each test its own copy of one that was migrated once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest

from crmserver.settings import Settings
from crmserver.store.engine import open_database
from crmserver.store.store import open_store
from tools.postgresql import MISSING, VARIABLE, postgresql, programs


def _migrated(url: str) -> None:
    open_store(url, ["bank"], durable=False).close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file in one piece, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    _migrated(str(path))
    database = open_database(str(path))
    with database.writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_template() -> Iterator[tuple[str, str]]:
    """The URL of the server and the name of a migrated database on it, to be copied."""
    with _server() as server:
        yield from _template(server)


@contextmanager
def _server() -> Iterator[str]:
    """The server that the environment names, else one of our own."""
    named = os.environ.get(VARIABLE, "").rstrip("/")
    if named:
        yield named
    elif programs() is None:
        pytest.skip(MISSING)
    else:
        with postgresql() as url:
            yield url


def _template(server: str) -> Iterator[tuple[str, str]]:
    name = f"crm_template_{token_hex(6)}"
    _administer(server, f"CREATE DATABASE {name}")
    try:
        _migrated(f"{server}/{name}")
        yield server, name
    finally:
        _administer(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _administer(server: str, statement: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> str:
    """An empty SQLite database with its tables."""
    return str(shutil.copy(sqlite_template, tmp_path / "bank.db"))


@pytest.fixture
def postgresql_database(postgresql_template: tuple[str, str]) -> Iterator[str]:
    """An empty PostgreSQL database with its tables."""
    server, template = postgresql_template
    name = f"crm_{token_hex(6)}"
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield f"{server}/{name}"
    finally:
        _administer(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """An empty database with its tables: the test runs once on each kind that there is."""
    found: str = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    """Settings of a server on the database of the test, without waits for the disk."""
    return Settings(database=database, files=str(tmp_path / "files"), durable=False, log_level="warning")


@pytest.fixture
def anyio_backend() -> str:
    """What runs the coroutines of tests."""
    return "asyncio"
