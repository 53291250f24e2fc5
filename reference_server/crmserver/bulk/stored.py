"""What an import asks the store in stretches: which records are there, and who carries an identifier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from crmserver.store.fields import IDENTIFIERS
from crmserver.store.loading import known_keys
from crmserver.store.lookups import HEADS, PRESENT, head_of
from crmserver.store.store import Store
from crmserver.store.tables import entries
from crmserver.store.unit import Head, Key


class Stored:
    """The records of one tenant, looked up many at a time."""

    def __init__(self, store: Store, tenant: str) -> None:
        self._store = store
        self._tenant = store.tenants.get(tenant, 0)

    def present(self, keys: list[str]) -> set[str]:
        """Of these keys (Person/p-1), those whose records are there and not deleted."""
        found = set()
        with self._store.database.reading() as connection:
            for resource, identifiers in _grouped(keys).items():
                if resource in self._store.terms:
                    found |= {f"{resource}/{each}" for each in self._ids(connection, resource, identifiers)}
        return found

    def _ids(self, connection: Connection, resource: str, identifiers: list[str]) -> Iterable[str]:
        told = {"t": self._tenant, "r": self._store.terms[resource], "i": identifiers}
        return connection.execute(PRESENT, told).scalars().all()

    def holders(self, name: str) -> list[str]:
        """Ids of the records that carry an identifier (Person|system|value)."""
        resource, _, text = name.partition("|")
        term = f"{resource}.{IDENTIFIERS}"
        if term not in self._store.terms:
            return []
        c = entries.c
        mine = (c.tenant == self._tenant) & (c.field == self._store.terms[term]) & (c.value == text)
        with self._store.database.reading() as connection:
            return list(connection.execute(select(c.id).where(mine).limit(2)).scalars())

    def heads(self, keys: Sequence[Key]) -> dict[Key, Head]:
        """The heads of records, deleted ones included, those that there are."""
        groups: dict[str, list[str]] = defaultdict(list)
        found = {}
        with self._store.database.reading() as connection:
            for resource, identifier in known_keys(connection, self._store.terms, self._tenant, keys):
                groups[resource].append(identifier)
            for resource, identifiers in groups.items():
                told = {"t": self._tenant, "r": self._store.terms[resource], "i": identifiers}
                for row in connection.execute(HEADS, told):
                    found[resource, row.id] = head_of(row, resource)
        return found


def _grouped(keys: list[str]) -> dict[str, list[str]]:
    made: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        resource, _, identifier = key.partition("/")
        made[resource].append(identifier)
    return made
