"""Keys that all processes on one database share: made by the first that asks, sealed where there is a key file."""

from __future__ import annotations

from secrets import token_bytes
from typing import Any

from sqlalchemy import Connection, and_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from crmserver.store.tables import secrets, subscriptions
from crmserver.store.vault import Vault

LENGTH = 32
KEPT = (secrets.c.value, subscriptions.c.secret)  # where private keys lie


def _insert(connection: Connection, name: str, value: bytes) -> Any:
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    return insert(secrets).values(name=name, value=value)


def shared_secret(connection: Connection, vault: Vault, name: str) -> bytes:
    """The random key of a name; raises CannotOpen."""
    return shared_value(connection, vault, name, token_bytes(LENGTH))


def shared_value(connection: Connection, vault: Vault, name: str, value: bytes) -> bytes:
    """What is kept under a name; `value` where nothing was. Raises CannotOpen."""
    connection.execute(_insert(connection, name, vault.seal(value)).on_conflict_do_nothing(index_elements=["name"]))
    return read_secret(connection, vault, name) or b""


def read_secret(connection: Connection, vault: Vault, name: str) -> bytes | None:
    """What is kept under a name; raises CannotOpen."""
    found = connection.execute(select(secrets.c.value).where(secrets.c.name == name)).scalar()
    return None if found is None else vault.open(bytes(found))


def write_secret(connection: Connection, vault: Vault, name: str, value: bytes) -> None:
    """Keeps a value under a name, in the place of what was there."""
    kept = vault.seal(value)
    made = _insert(connection, name, kept)
    connection.execute(made.on_conflict_do_update(index_elements=["name"], set_={"value": kept}))


def check_secrets(connection: Connection, vault: Vault) -> None:
    """Raises CannotOpen where a key of the database is sealed with a key that is not in the vault."""
    for column in KEPT:
        for row in connection.execute(select(column)):
            vault.open(bytes(row[0]))


def seal_secrets(connection: Connection, vault: Vault) -> int:
    """Seals every key of the database anew with the first key of the vault; gives how many. Raises CannotOpen."""
    count = 0
    for column in KEPT:
        names = tuple(column.table.primary_key.columns)
        for *key, kept in connection.execute(select(*names, column)).all():
            mine = and_(*(name == value for name, value in zip(names, key, strict=True)))
            sealed = vault.seal(vault.open(bytes(kept)))
            connection.execute(update(column.table).where(mine).values({column.name: sealed}))
            count += 1
    return count
