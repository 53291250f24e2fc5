"""Tokens of an external issuer: its keys are fetched without holding anybody up, and old ones serve meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from crmserver.auth.keys import ALGORITHM
from crmserver.auth.tokens import RemoteKeys
from crmserver.settings import Settings
from tests.server.running import Running, claims, running

pytestmark = pytest.mark.anyio
ISSUER = "https://login.example"
KEY, NEXT = (ECKey.generate_key("P-256", {"kid": name, "use": "sig"}, private=True) for name in ("first", "next"))
PATH = "/v1/persons"


class Issuer:
    """The keys that an issuer publishes; it answers once `answers` is set."""

    def __init__(self) -> None:
        self.keys = [KEY]
        self.asked = 0
        self.answers = asyncio.Event()
        self.answers.set()

    async def fetch(self, url: str) -> bytes:
        """The published keys."""
        assert url == f"{ISSUER}/.well-known/jwks.json"
        self.asked += 1
        await self.answers.wait()
        return orjson.dumps({"keys": [each.as_dict(private=False) for each in self.keys]})


@asynccontextmanager
async def _trusting(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Running, Issuer]]:
    issuer = Issuer()
    monkeypatch.setattr("crmserver.auth.tokens._fetched", issuer.fetch)
    async with running(replace(settings, issuer=ISSUER, jwks_url="")) as server:
        yield server, issuer


def _bearer(key: ECKey, **changes: Any) -> dict[str, str]:
    made = {**claims(), "iss": ISSUER, **changes}
    return {"authorization": f"Bearer {jwt.encode({'alg': ALGORITHM, 'typ': 'at+jwt', 'kid': key.kid}, made, key)}"}


async def _status(server: Running, headers: dict[str, str]) -> int:
    return (await server.client.get(PATH, headers=headers)).status_code


async def test_tokens_of_the_issuer_are_taken_and_others_are_not(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _trusting(settings, monkeypatch) as (server, issuer):
        assert await _status(server, _bearer(KEY)) == 200
        assert await _status(server, _bearer(KEY, iss="https://elsewhere.example")) == 401
        for strange in ("Bearer a.b.c", "Bearer ", "Basic x", f"Bearer {'a' * 20_000}", "Bearer \u00e9.a.b"):
            answer = await server.client.get(PATH, headers={b"authorization": strange.encode()})
            assert answer.status_code == 401
        assert issuer.asked == 1


async def test_a_new_key_is_fetched_when_a_token_names_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with _trusting(settings, monkeypatch) as (server, issuer):
        monkeypatch.setattr(RemoteKeys, "SOON", 0.0)
        assert await _status(server, _bearer(NEXT)) == 401
        issuer.keys = [KEY, NEXT]
        assert await _status(server, _bearer(NEXT)) == 200


async def test_an_issuer_that_does_not_answer_holds_up_only_who_needs_its_keys(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _trusting(settings, monkeypatch) as (server, issuer):
        monkeypatch.setattr(RemoteKeys, "SOON", 0.0)
        assert await _status(server, _bearer(KEY)) == 200
        issuer.answers.clear()
        waiting = [asyncio.create_task(_status(server, _bearer(NEXT))) for _ in range(5)]
        while issuer.asked < 2:
            await asyncio.sleep(0.01)
        assert await _status(server, _bearer(KEY, jti="another")) == 200
        assert not any(each.done() for each in waiting)
        issuer.keys = [KEY, NEXT]
        issuer.answers.set()
        assert await asyncio.gather(*waiting) == [200] * 5
        assert issuer.asked == 2


async def test_an_issuer_that_never_answers_is_given_up_and_its_last_keys_serve(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _trusting(settings, monkeypatch) as (server, issuer):
        assert await _status(server, _bearer(KEY)) == 200
        issuer.answers.clear()
        monkeypatch.setattr(RemoteKeys, "OLD", -1.0)
        monkeypatch.setattr(RemoteKeys, "SOON", 0.0)
        monkeypatch.setattr(RemoteKeys, "PATIENCE", 0.1)
        started = time.monotonic()
        assert await _status(server, _bearer(KEY, jti="another")) == 200
        assert await _status(server, _bearer(NEXT)) == 401
        assert time.monotonic() - started < 10
