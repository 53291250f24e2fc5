"""Names that one process at a time may hold: locks of PostgreSQL in a session of their own, which end with the process.

Within one process a set is enough, and SQLite has one process; so there every claim succeeds.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from crmserver.store.engine import Database

TAKE = text("SELECT pg_try_advisory_lock(:key)")
GIVE = text("SELECT pg_advisory_unlock(:key)")


class Claims:
    """The claims of one process. One session holds them all; where it is lost, they are lost and a new one begins."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._session: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="crmserver-claims")

    async def take(self, name: str) -> bool:
        """Whether the name is ours now; False while another process holds it."""
        if self._database.is_sqlite:
            return True
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._take, key(name))

    async def give(self, name: str) -> None:
        """Lets go of a name."""
        if not self._database.is_sqlite:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._give, key(name))

    def _take(self, number: int) -> bool:
        try:
            return bool(self._begun().execute(TAKE, {"key": number}).scalar())
        except DBAPIError:
            self._end()
            return bool(self._begun().execute(TAKE, {"key": number}).scalar())

    def _give(self, number: int) -> None:
        try:
            self._begun().execute(GIVE, {"key": number})
        except DBAPIError:  # the session is gone, and the lock with it
            self._end()

    def _begun(self) -> Connection:
        if self._session is None:
            self._session = self._database.reader.connect().execution_options(isolation_level="AUTOCOMMIT")
        return self._session

    def _end(self) -> None:
        if self._session is not None:
            self._session.invalidate()
            self._session.close()
            self._session = None

    def close(self) -> None:
        """Lets go of everything."""
        self._thread.submit(self._end).result()
        self._thread.shutdown()


def key(name: str) -> int:
    """The number that stands for a name: 64 bits with a sign, as PostgreSQL takes it."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
