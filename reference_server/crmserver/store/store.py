"""The store as the server sees it: units of work, and reads beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection

from crmserver.store.claims import Claims
from crmserver.store.engine import POOL, Database, open_database
from crmserver.store.fields import terms as names
from crmserver.store.migrating import migrate
from crmserver.store.pipeline import Pipeline, clock
from crmserver.store.terms import Terms, ensure_tenants, load_terms
from crmserver.store.unit import Key, Unit
from crmserver.store.vault import Vault

T = TypeVar("T")


class Store:
    """One database: what writes goes through the pipeline, what only reads runs in threads beside it."""

    def __init__(
        self, database: Database, tenants: Iterable[str], *, vault: Vault | None = None, now: Callable[[], int] = clock
    ) -> None:
        self.database = database
        self.vault = vault or Vault()
        migrate(database)
        with database.writing() as connection:
            self.terms: Terms = load_terms(connection, names())
            self.tenants = ensure_tenants(connection, tenants)
        self._pipeline = Pipeline(database, self.terms, now=now)
        self.claims = Claims(database)
        self._readers = ThreadPoolExecutor(POOL, thread_name_prefix="crmserver-read")

    @property
    def now(self) -> Callable[[], int]:
        """The clock, in microseconds since 1970."""
        return self._pipeline.now

    @property
    def done(self) -> int:
        """How many units of work this process has committed."""
        return self._pipeline.done

    def call_after_changes(self, told: Callable[[], None]) -> None:
        """Has `told` called, in a thread of the store, after each commit that holds changes of records."""
        self._pipeline.committed = told

    async def run(
        self, tenant: str, do: Callable[[Unit], T], keys: Sequence[Key] = (), references: Sequence[Key] = ()
    ) -> T:
        """What a unit of work gives, once committed; `keys` are heads that it needs, `references` ids it asks for."""
        if tenant not in self.tenants:
            await self._add_tenant(tenant)
        result: T = await self._pipeline.run(tenant, do, keys, references)
        return result

    async def read(self, query: Callable[[Connection], T]) -> T:
        """What a query gives that changes nothing."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, query)

    def _read(self, query: Callable[[Connection], T]) -> T:
        with self.database.reading() as connection:
            return query(connection)

    async def write(self, change: Callable[[Connection], T]) -> T:
        """What a change gives that is of no tenant's records, such as the clearing of what has expired."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._write, change)

    def _write(self, change: Callable[[Connection], T]) -> T:
        with self.database.writing() as connection:
            return change(connection)

    async def _add_tenant(self, tenant: str) -> None:
        self.tenants |= await self.write(lambda connection: ensure_tenants(connection, [tenant]))

    def close(self) -> None:
        """Finishes what waits and gives the connections back."""
        self._pipeline.close()
        self.claims.close()
        self._readers.shutdown()
        self.database.close()


def open_store(
    url: str,
    tenants: Iterable[str],
    *,
    durable: bool = True,
    vault: Vault | None = None,
    now: Callable[[], Any] = clock,
) -> Store:
    """The store behind a database URL, its tables brought up to date."""
    return Store(open_database(url, durable=durable), tenants, vault=vault, now=now)
