"""The organization that the client for development from outside works for."""

from __future__ import annotations

import pytest

from crmserver.auth.clients import VENDOR
from crmserver.judging import judge
from crmserver.sampling import add_provider
from crmserver.settings import Settings
from tests.server.running import running

pytestmark = pytest.mark.anyio


async def test_it_is_there_once_and_a_right_record(settings: Settings) -> None:
    """API-047: a second start leaves it as it is."""
    async with running(settings) as server:
        for _ in range(2):
            await add_provider(server.server.store, "bank")
        found = (await server.call("GET", f"/v1/organizations/{VENDOR}")).json()
        assert found["meta"]["versionId"] == "1"
        assert judge("Organization", found, ()) == []
