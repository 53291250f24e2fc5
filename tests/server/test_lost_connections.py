"""A server whose database was started anew goes on by itself: nobody hears of the connections that were lost."""

from __future__ import annotations

import psycopg
import pytest

from crmserver.settings import Settings
from tests.server.running import creatable, references_unchecked, running, samples

pytestmark = pytest.mark.anyio
PATH = "/v1/products"
LOSE = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def database(postgresql_database: str) -> str:
    """Only PostgreSQL can be lost."""
    return postgresql_database


async def test_connections_that_were_lost_are_made_anew(settings: Settings, database: str) -> None:
    async with running(settings, [references_unchecked]) as server:
        made = (await server.call("POST", PATH, creatable(samples("Product")[0]))).json()
        asked = (
            ("GET", f"{PATH}/{made['id']}"),
            ("GET", f"{PATH}?code={made['code']}"),
            ("GET", f"{PATH}/{made['id']}/history"),
        )
        for method, path in asked:
            assert (await server.call(method, path)).status_code == 200
        for round_ in range(2):
            with psycopg.connect(database, autocommit=True) as connection:
                assert connection.execute(LOSE).fetchall()
            for method, path in asked[round_:]:
                assert (await server.call(method, path)).status_code == 200
            again = {**creatable(samples("Product")[0]), "code": f"AGAIN-{round_}"}
            assert (await server.call("POST", PATH, again)).status_code == 201
