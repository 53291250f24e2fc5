"""Tokens that are taken back before they expire: kept in the database, where every process looks."""

from __future__ import annotations

import time

import orjson
from joserfc.errors import JoseError
from joserfc.jws import extract_compact
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from crmserver.store.tables import revocations

SPARE = 300  # seconds that a revocation is kept beyond the end of its token


def revoked(connection: Connection) -> frozenset[str]:
    """The ids of the tokens that are revoked."""
    return frozenset(connection.execute(select(revocations.c.token)).scalars())


def revoke(connection: Connection, token_id: str, expires_at: int) -> None:
    """Takes a token back."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(revocations)
    row = {"token": token_id, "expires_at": expires_at}
    connection.execute(insert.values(row).on_conflict_do_nothing(index_elements=["token"]))


def forget_expired(connection: Connection) -> int:
    """Drops revocations of tokens that have expired; gives how many."""
    done = connection.execute(delete(revocations).where(revocations.c.expires_at < int(time.time()) - SPARE))
    return done.rowcount


def named_by(token: str) -> tuple[str, int] | None:
    """Id and end of a token as it says itself, for an operator who takes it back unseen; None if it is no token."""
    try:
        claims = orjson.loads(extract_compact(token.strip().encode()).payload)
        return str(claims["jti"]), int(claims["exp"])
    except (JoseError, ValueError, TypeError, KeyError):
        return None
