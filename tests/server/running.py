"""The application started in process, with a client, tokens of its own key ring and records made from the vectors."""

from __future__ import annotations

import copy
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import httpx
import orjson
from fastapi import FastAPI
from joserfc import jwt

from crmserver.app import create_app
from crmserver.auth.keys import ALGORITHM
from crmserver.auth.scopes import every_scope
from crmserver.judging import CLIENT_META, read_only
from crmserver.server import Fault, Server
from crmserver.settings import Settings
from tests.vectors import resource_vectors

ORIGIN = "http://127.0.0.1:8480"


@dataclass
class Running:
    """One started application: `client` sends what it is given, `call` adds a token that may do everything."""

    app: FastAPI
    client: httpx.AsyncClient

    @property
    def server(self) -> Server:
        """The server inside, for what cannot be seen from outside."""
        found: Server = self.app.state.server
        return found

    def token(self, **wanted: Any) -> str:
        """An access token of the built-in issuer; see `claims` for what can be wanted."""
        key = self.server.issuer.ring.signing  # type: ignore[attr-defined]
        return jwt.encode(header(key), claims(**wanted), key, algorithms=[ALGORITHM])

    def bearer(self, **wanted: Any) -> dict[str, str]:
        """The header that carries a token."""
        return {"authorization": f"Bearer {self.token(**wanted)}"}

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """Sends a request as a caller who may do everything; `caller` asks for another one, `headers` adds headers."""
        headers = {**self.bearer(**more.pop("caller", {})), **more.pop("headers", {})}
        if body is not None:
            headers.setdefault("content-type", "application/json")
            more["content"] = body if isinstance(body, bytes) else orjson.dumps(body)
        return await self.client.request(method, path, headers=headers, **more)


def header(key: Any) -> dict[str, str]:
    """The header of an access token by RFC 9068."""
    return {"typ": "at+jwt", "alg": ALGORITHM, "kid": key.kid}


def claims(
    *,
    scopes: Iterable[str] | None = None,
    tenant: str = "bank",
    provider: str | None = None,
    clearance: str = "S",
    actor_kind: str = "user",
    client: str = "tests",
    changes: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The claims of an access token; without `scopes` it may do everything; `changes` last, None removes a claim."""
    now = int(time.time())
    made: dict[str, Any] = {
        "iss": ORIGIN,
        "sub": client,
        "aud": ORIGIN,
        "iat": now,
        "exp": now + 600,
        "jti": token_hex(12),
        "client_id": client,
        "scope": " ".join(sorted(every_scope() if scopes is None else scopes)),
        "crm_tenant": tenant,
        "crm_source": f"urn:crmstandard:client:{client}",
        "crm_actor_kind": actor_kind,
        "crm_provider": provider,
        "crm_clearance": clearance,
        **(changes or {}),
    }
    return {name: value for name, value in made.items() if value is not None}


@asynccontextmanager
async def running(settings: Settings, faults: Iterable[Fault] = ()) -> AsyncIterator[Running]:
    """Starts the application and stops it; requests go to it without a network."""
    app = create_app(settings, faults)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN, timeout=60) as client:
            yield Running(app, client)


def creatable(document: Mapping[str, Any]) -> dict[str, Any]:
    """A valid record as a client would send it: without what the server alone writes."""
    members = read_only(str(document["resourceType"])) | {"id"}
    made = {name: copy.deepcopy(value) for name, value in document.items() if name not in members}
    made["meta"] = {name: value for name, value in made.get("meta", {}).items() if name in CLIENT_META}
    if not made["meta"]:
        del made["meta"]
    return made


def samples(resource: str) -> list[dict[str, Any]]:
    """The valid vectors of a resource, the smallest document first and the fullest last."""
    found = [each["document"] for each in resource_vectors()[resource]["valid"]]
    return sorted((copy.deepcopy(each) for each in found), key=lambda each: len(orjson.dumps(each)))


def references_unchecked(server: Server) -> None:
    """Lets records name others that are not there: for tests in which references are not the matter."""
    server.resolve_references = _unresolved


def _unresolved(*_arguments: Any) -> None:
    """Leaves references as they are."""
