"""Blocking keys of the records that are there, so that a match finds those written before it was offered."""

from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

from crmserver.store.fields import index_of, match_term
from crmserver.store.tables import entries, heads, terms
from crmserver.store.terms import load_terms
from crmstandard.operations import matched

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
STRETCH = 500


def upgrade() -> None:
    """Adds the rows, some hundred records at a time."""
    connection = op.get_bind()
    known = load_terms(connection, [name for each in sorted(matched()) for name in (each, match_term(each))])
    for resource in sorted(matched()):
        wanted = (heads.c.resource == known[resource]) & heads.c.deleted.is_(False)
        found = connection.execute(sa.select(heads.c.tenant, heads.c.id, heads.c.seq, heads.c.doc).where(wanted))
        while rows := found.fetchmany(STRETCH):
            made = [row for each in rows for row in _rows(each, resource, known[match_term(resource)])]
            if made:
                connection.execute(entries.insert(), made)


def _rows(head: Any, resource: str, field: int) -> list[dict[str, object]]:
    found = index_of(resource, orjson.loads(head.doc))
    keys = sorted(value for term, value in found if term == match_term(resource))
    return [{"tenant": head.tenant, "field": field, "value": key, "id": head.id, "seq": head.seq} for key in keys]


def downgrade() -> None:
    """Takes the rows away."""
    connection = op.get_bind()
    numbers = [row.id for row in connection.execute(sa.select(terms)) if row.name.endswith(".~match")]
    connection.execute(entries.delete().where(entries.c.field.in_(numbers)))
