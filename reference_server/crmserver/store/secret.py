"""Keys that all processes on one database share: made by the first that asks."""

from __future__ import annotations

from secrets import token_bytes
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from crmserver.store.tables import secrets

LENGTH = 32


def _insert(connection: Connection, name: str, value: bytes) -> Any:
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    return insert(secrets).values(name=name, value=value)


def shared_secret(connection: Connection, name: str) -> bytes:
    """The random key of a name."""
    return shared_value(connection, name, token_bytes(LENGTH))


def shared_value(connection: Connection, name: str, value: bytes) -> bytes:
    """What is kept under a name; `value` where nothing was."""
    connection.execute(_insert(connection, name, value).on_conflict_do_nothing(index_elements=["name"]))
    return read_secret(connection, name) or b""


def read_secret(connection: Connection, name: str) -> bytes | None:
    """What is kept under a name."""
    found = connection.execute(select(secrets.c.value).where(secrets.c.name == name)).scalar()
    return None if found is None else bytes(found)


def write_secret(connection: Connection, name: str, value: bytes) -> None:
    """Keeps a value under a name, in the place of what was there."""
    made = _insert(connection, name, value)
    connection.execute(made.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
