"""Who asks: clients with their tenants, and tokens by RFC 9068 that this system signs itself."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from starlette.requests import Request
from starlette.responses import Response

from tests.conformance.second.problems import Problem
from tests.conformance.second.wire import json_response

LIFETIME, ALGORITHM, TYPE = 900, "ES384", "at+jwt"
PATH, ISSUER, RESOURCE = (
    "/hello/token",
    "/.well-known/oauth-authorization-server",
    "/.well-known/oauth-protected-resource",
)


@dataclass(frozen=True)
class Client:
    """A registered client: its secret, its tenant, and as what it takes steps of workflows."""

    name: str
    secret: str
    kind: str = "user"
    tenant: str = "north"

    @property
    def source(self) -> str:
        """The URI that its records are from where they name none."""
        return f"urn:second:client:{self.name}"


@dataclass(frozen=True)
class Caller:
    """A client with the scopes of the token that it sent along."""

    client: Client
    scopes: frozenset[str]

    def needs(self, scope: str) -> None:
        """Raises Problem where a scope is missing."""
        if scope not in self.scopes:
            challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
            raise Problem("scope", scope, headers={"www-authenticate": challenge})


class Issuer:
    """Gives tokens to clients that know their secret, and knows whose a token is."""

    def __init__(self, origin: str, clients: Iterable[Client], scopes: Iterable[str]) -> None:
        self.url = f"{origin}/"
        self.challenge = f'Bearer realm="second", resource_metadata="{origin}{RESOURCE}"'
        self.scopes = frozenset(scopes)
        self._clients = {each.name: each for each in clients}
        self._key = ECKey.generate_key("P-384", private=True)

    def documents(self) -> dict[str, dict[str, Any]]:
        """What it says of itself, by path: RFC 8414 and RFC 9728."""
        return {
            ISSUER: {
                "issuer": self.url,
                "token_endpoint": self.url + PATH[1:],
                "grant_types_supported": ["client_credentials"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
                "response_types_supported": [],
            },
            RESOURCE: {"resource": self.url, "authorization_servers": [self.url]},
        }

    async def issue(self, request: Request) -> Response:
        """The token endpoint: client credentials of RFC 6749 in a form."""
        form = dict(parse_qsl((await request.body()).decode("latin-1")))
        client = self._clients.get(form.get("client_id", ""))
        if client is None or not secrets.compare_digest(client.secret, form.get("client_secret", "")):
            return json_response({"error": "invalid_client"}, 401)
        if form.get("grant_type") != "client_credentials":
            return json_response({"error": "unsupported_grant_type"}, 400)
        scopes = frozenset(form["scope"].split()) if "scope" in form else self.scopes
        if not scopes <= self.scopes:
            return json_response({"error": "invalid_scope"}, 400)
        token = self.token(client.name, scopes)
        return json_response({"access_token": token, "token_type": "Bearer", "expires_in": LIFETIME})

    def token(self, client: str, scopes: Iterable[str], *, kind: str = TYPE, **changes: Any) -> str:
        """A token of a client; with another type or other claims it is one that the system itself refuses."""
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": self.url,
            "sub": client,
            "client_id": client,
            "iat": now,
            "exp": now + LIFETIME,
            "jti": secrets.token_hex(8),
            "scope": " ".join(scopes),
        }
        return jwt.encode({"alg": ALGORITHM, "typ": kind}, {**claims, **changes}, self._key, algorithms=[ALGORITHM])

    def caller(self, request: Request) -> Caller:
        """Whose token came along, in the header alone; raises Problem."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        claims = self._claims(token) if kind.lower() == "bearer" else None
        if claims is None:
            raise Problem("who", headers={"www-authenticate": self.challenge})
        return Caller(self._clients[claims["client_id"]], frozenset(claims["scope"].split()))

    def _claims(self, token: str) -> Mapping[str, Any] | None:
        """The claims of a token of ours that is good now."""
        try:
            read = jwt.decode(token, self._key, algorithms=[ALGORITHM])
        except (JoseError, ValueError):
            return None
        claims = read.claims
        good = read.header.get("typ") == TYPE and (claims["iss"], claims["aud"]) == (self.url, self.url)
        return claims if good and claims["exp"] > time.time() else None
