"""Many changes in one transaction leave what the same changes leave one after the other."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from crmserver.settings import Settings
from crmserver.store.fields import index_of
from crmserver.store.tables import entries, heads
from tests.server.running import Running, creatable, references_unchecked, running, samples

pytestmark = pytest.mark.anyio
RESOURCE, PATH, MANY = "Product", "/v1/products", 24


def _index(server: Running, identifier: str) -> tuple[set[tuple[str, str]], Any]:
    """The rows of the index of a record, and its head."""
    store = server.server.store
    with store.database.reading() as connection:
        found = connection.execute(select(entries).where(entries.c.id == identifier)).all()
        head = connection.execute(select(heads).where(heads.c.id == identifier)).one()
    return {(store.terms.name(row.field), row.value) for row in found}, head


async def test_changes_of_one_record_that_share_a_transaction_are_all_kept_and_found_by_the_last(
    settings: Settings,
) -> None:
    """API-068, API-070, API-116, EVT-001."""
    async with running(settings, [references_unchecked]) as server:
        made = (await server.call("POST", PATH, creatable(samples(RESOURCE)[0]))).json()
        path, merge = f"{PATH}/{made['id']}", "application/merge-patch+json"

        async def change(number: int) -> Any:
            headers = {"if-match": "*", "content-type": merge}
            return await server.call("PATCH", path, {"code": f"CODE-{number}"}, headers=headers)

        answers = await asyncio.gather(*map(change, range(MANY)))
        assert {each.status_code for each in answers} == {200}
        history = (await server.call("GET", f"{path}/history?limit=100")).json()["entries"]
        versions = [each["resource"] for each in history]
        assert [each["meta"]["versionId"] for each in versions] == [str(n) for n in range(MANY + 1, 0, -1)]
        assert {each["code"] for each in versions[:-1]} == {f"CODE-{n}" for n in range(MANY)}
        current = (await server.call("GET", path)).json()
        assert current["code"] == versions[0]["code"]
        rows, head = _index(server, made["id"])
        assert rows == index_of(RESOURCE, current)
        assert head.number == MANY + 1
