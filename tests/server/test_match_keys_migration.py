"""Records written before matching was offered are found after the migration."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from crmserver.settings import Settings
from crmserver.store.engine import open_database
from crmserver.store.fields import match_term
from crmserver.store.tables import entries
from tests.server.running import running
from tests.server.test_identity_matching import created, match, named

pytestmark = pytest.mark.anyio


async def test_a_database_of_the_first_version_gets_its_match_keys(settings: Settings) -> None:
    async with running(settings) as bank:
        made = await created(bank, named("王小明"))
        term = bank.server.store.terms[match_term("Person")]
    database = open_database(settings.database, durable=False)
    with database.writing() as connection:
        connection.execute(entries.delete().where(entries.c.field == term))
        connection.execute(text("DROP TABLE event_traces"))
        connection.execute(text("DROP TABLE erasures"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    database.close()
    async with running(settings) as bank:
        found = await match(bank, {"names": ["王小明"]})
        assert [each["candidate"]["id"] for each in found["candidates"]] == [made["id"]]
