"""Numbers for the names that rows repeat: resources and their search fields."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from crmserver.store.tables import tenants, terms


class Terms:
    """Every name with its number, read once and added to when the server starts."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._names = {number: name for name, number in numbers.items()}

    def __contains__(self, name: str) -> bool:
        """Whether a name has a number."""
        return name in self._numbers

    def __getitem__(self, name: str) -> int:
        """The number of a name."""
        return self._numbers[name]

    def name(self, number: int) -> str:
        """The name behind a number."""
        return self._names[number]


def load_terms(connection: Connection, names: Iterable[str]) -> Terms:
    """The numbers of `names`, new ones added; two processes may start at once."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    known = {row.name for row in connection.execute(select(terms.c.name))}
    missing = [{"name": name} for name in sorted(set(names) - known)]
    if missing:
        connection.execute(insert(terms).on_conflict_do_nothing(index_elements=["name"]), missing)
    return Terms({row.name: row.id for row in connection.execute(select(terms))})


def ensure_tenants(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The number of each tenant, new ones added."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    rows = [
        {"name": name, "seq": 0, "recorded_at": 0, "audit_sequence": 0, "audit_hash": "", "audit_indexed": 0}
        for name in sorted(set(names))
    ]
    if rows:
        connection.execute(insert(tenants).on_conflict_do_nothing(index_elements=["name"]), rows)
    return {row.name: row.id for row in connection.execute(select(tenants.c.name, tenants.c.id))}
