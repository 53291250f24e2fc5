"""Who asks: clients with their tenants, and tokens by RFC 9068 that this system signs itself."""

from __future__ import annotations

import secrets
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from starlette.requests import Request
from starlette.responses import Response

from tests.conformance.second.problems import Problem
from tests.conformance.second.proofs import ALGORITHM as PROVEN_BY
from tests.conformance.second.proofs import Proofs, bound_to, thumbprint
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

    def __init__(
        self,
        origin: str,
        clients: Iterable[Client],
        scopes: Iterable[str],
        lax: Collection[str] = (),
        *,
        certificates: bool = False,
    ) -> None:
        self.origin, self._proofs, self._certificates = origin, Proofs(lax), certificates
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
                **(
                    {"tls_client_certificate_bound_access_tokens": True}
                    if self._certificates
                    else {"dpop_signing_alg_values_supported": [PROVEN_BY]}
                ),
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
        bound = "dpop" in request.headers
        more: dict[str, Any] = {}
        if bound:
            key = self._proofs.key_of(request.headers["dpop"], "POST", self.origin + PATH)
            if key is None:
                return json_response({"error": "invalid_dpop_proof"}, 400)
            more = {"cnf": {"jkt": key}}
        elif self._certificates and (thumb := thumbprint(request)):
            more = {"cnf": {"x5t#S256": thumb}}
        token, kind = self.token(client.name, scopes, **more), "DPoP" if bound else "Bearer"
        return json_response({"access_token": token, "token_type": kind, "expires_in": LIFETIME})

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
        claims = self._claims(token) if kind.lower() in ("bearer", "dpop") else None
        if claims is None or not self._is_held(request, claims, kind.lower(), token):
            raise Problem("who", headers={"www-authenticate": self.challenge})
        return Caller(self._clients[claims["client_id"]], frozenset(claims["scope"].split()))

    def _is_held(self, request: Request, claims: Mapping[str, Any], kind: str, token: str) -> bool:
        """Whether a token that is bound to a key comes with a proof of that key, and one that is not without."""
        certified = claims.get("cnf", {}).get("x5t#S256")
        if certified:
            shown, lax = thumbprint(request), self._proofs.lax
            return shown == certified or "certificate" in lax or bool(shown and "any certificate" in lax)
        wanted, proof = bound_to(claims), request.headers.get("dpop")
        if not wanted:
            return kind == "bearer"
        if proof is None or kind == "bearer":
            return "absence" in self._proofs.lax
        proven = self._proofs.key_of(proof, request.method, self.origin + request.url.path, token)
        return proven == wanted or bool(proven and "key" in self._proofs.lax)

    def _claims(self, token: str) -> Mapping[str, Any] | None:
        """The claims of a token of ours that is good now."""
        try:
            read = jwt.decode(token, self._key, algorithms=[ALGORITHM])
        except (JoseError, ValueError):
            return None
        claims = read.claims
        good = read.header.get("typ") == TYPE and (claims["iss"], claims["aud"]) == (self.url, self.url)
        return claims if good and claims["exp"] > time.time() else None
