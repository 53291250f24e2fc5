"""Brings a database to the tables of this version, from nothing or from an older one."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from crmserver.store.engine import Database

LOCK = 0x43524D  # any number that no other program uses on the same database


class NewerDatabase(Exception):
    """The database was written by a newer version of the server."""


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Applies the migrations that are missing; raises NewerDatabase. Two processes may start at once."""
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        config = _config(connection)
        present = MigrationContext.configure(connection).get_current_revision()
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if present is not None and present not in known:
            raise NewerDatabase(present)
        command.upgrade(config, "head")
