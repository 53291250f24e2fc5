"""Whether the audit chains of a database hold, read from its rows alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from crmserver.store.chain import broken_at
from crmserver.store.engine import open_database
from crmserver.store.tables import heads, tenants, terms
from crmstandard.operations import roles

ROWS = 1000


class NoChain(Exception):
    """A database that can not be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What was found of one tenant: events read, the first that does not fit, and whether the end is missing."""

    tenant: str
    events: int
    broken: int | None
    cut_off: bool

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, left out or cut off."""
        return self.broken is None and not self.cut_off

    @property
    def verdict(self) -> str:
        """The finding in words."""
        if self.broken is not None:
            return f"BROKEN at event {self.broken}"
        return "CUT OFF after the last" if self.cut_off else "the chain holds"


def chains(url: str) -> Iterator[Chain]:
    """The chain of each tenant of a database; raises NoChain."""
    path = url.removeprefix("sqlite:///")
    if "://" not in path and not Path(path).is_file():
        raise NoChain(f"there is no database {path}")
    database = open_database(url)
    try:
        with database.reading() as connection:
            term = connection.execute(select(terms.c.id).where(terms.c.name == roles()["audit"])).scalar()
            for tenant in connection.execute(select(tenants).order_by(tenants.c.id)).all():
                yield _chain(connection, tenant, term)
    except DBAPIError as error:
        raise NoChain(f"the database can not be read: {type(error.orig).__name__}") from None
    finally:
        database.close()


def _chain(connection: Connection, tenant: Any, term: int | None) -> Chain:
    last: dict[str, Any] = {}

    def events() -> Iterator[dict[str, Any]]:
        found = (heads.c.tenant == tenant.id) & (heads.c.resource == term)
        query = select(heads.c.doc).where(found).order_by(heads.c.id)
        for (doc,) in connection.execution_options(yield_per=ROWS).execute(query):
            event = orjson.loads(doc)
            last.update(sequence=event["sequence"], hash=event["hash"])
            yield event

    broken = broken_at(events())
    ended = (last.get("sequence", 0), last.get("hash", "")) == (tenant.audit_sequence, tenant.audit_hash)
    return Chain(tenant.name, last.get("sequence", 0), broken, broken is None and not ended)
