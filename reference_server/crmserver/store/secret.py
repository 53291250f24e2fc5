"""Keys that all processes on one database share: made by the first that asks."""

from __future__ import annotations

from secrets import token_bytes

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from crmserver.store.tables import secrets

LENGTH = 32


def shared_secret(connection: Connection, name: str) -> bytes:
    """The key of a name."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    made = insert(secrets).values(name=name, value=token_bytes(LENGTH))
    connection.execute(made.on_conflict_do_nothing(index_elements=["name"]))
    return bytes(connection.execute(select(secrets.c.value).where(secrets.c.name == name)).scalar_one())
