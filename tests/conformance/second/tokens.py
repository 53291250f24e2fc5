"""Who asks: clients, and tokens that mean nothing to anybody but this system."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from tests.conformance.second.problems import Problem
from tests.conformance.second.wire import json_response

LIFETIME = 900


@dataclass(frozen=True)
class Client:
    """A registered client: its secret, and as what it takes steps of workflows."""

    name: str
    secret: str
    kind: str = "user"

    @property
    def source(self) -> str:
        """The URI that its records are from where they name none."""
        return f"urn:second:client:{self.name}"


class Issuer:
    """Gives tokens to clients that know their secret, and knows whose a token is."""

    def __init__(self, clients: list[Client]) -> None:
        self._clients = {each.name: each for each in clients}
        self._tokens: dict[str, tuple[Client, float]] = {}

    async def issue(self, request: Request) -> Response:
        """The token endpoint: client credentials of RFC 6749 in a form."""
        form = dict(parse_qsl((await request.body()).decode("latin-1")))
        client = self._clients.get(form.get("client_id", ""))
        if client is None or not secrets.compare_digest(client.secret, form.get("client_secret", "")):
            return json_response({"error": "invalid_client"}, 401)
        if form.get("grant_type") != "client_credentials":
            return json_response({"error": "unsupported_grant_type"}, 400)
        token = secrets.token_urlsafe(24)
        self._tokens[token] = client, time.monotonic() + LIFETIME
        return json_response({"access_token": token, "token_type": "Bearer", "expires_in": LIFETIME})

    def caller(self, request: Request) -> Client:
        """The client whose token came along; raises Problem."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        client, end = self._tokens.get(token, (None, 0.0))
        if client is None or kind.lower() != "bearer" or end <= time.monotonic():
            raise Problem("who", headers={"www-authenticate": 'Bearer realm="second"'})
        return client
