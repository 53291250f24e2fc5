"""How Alembic reaches the database: the connection is handed over by the server or by the command line."""

from __future__ import annotations

from alembic import context

from crmserver.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
context.run_migrations()
