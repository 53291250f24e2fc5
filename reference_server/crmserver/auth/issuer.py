"""The built-in issuer: access tokens (RFC 9068) by client credentials (RFC 6749 section 4.4)."""

from __future__ import annotations

import time
from base64 import b64decode
from binascii import Error as NotBase64
from collections import OrderedDict
from collections.abc import Mapping
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

import orjson
from joserfc import jwt
from joserfc.errors import JoseError

from crmserver.auth.clients import Client
from crmserver.auth.keys import ALGORITHM, KeyRing
from crmserver.auth.scopes import every_scope

LIFETIME = 3600
LEEWAY = 30
LONGEST = 32 * 1024
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_ALGORITHMS = ["ES256", "EdDSA", "Ed25519", "PS256", "RS256"]
METHODS = ["client_secret_basic", "client_secret_post", "private_key_jwt"]
FAILURES, WINDOW = 20, 60.0
REMEMBERED = 10_000
Reply = tuple[int, dict[str, str], bytes]


class Refused(Exception):
    """A token request that is refused, with the code of RFC 6749."""

    def __init__(self, code: str, text: str, status: int = 400) -> None:
        super().__init__(code)
        self.code, self.text, self.status = code, text, status


class BuiltInIssuer:
    """Gives tokens to registered clients."""

    def __init__(self, url: str, audience: str, ring: KeyRing, clients: Mapping[str, Client]) -> None:
        self.url = url
        self.audience = audience
        self.ring = ring
        self.clients = clients
        self._failures: OrderedDict[str, list[float]] = OrderedDict()
        self._assertions: OrderedDict[str, float] = OrderedDict()

    def capability(self) -> dict[str, Any]:
        """The member `authentication` of the capability statement."""
        return {
            "issuer": self.url,
            "tokenEndpoint": f"{self.url}/oauth/token",
            "methods": ["clientSecret", "privateKeyJwt"],
            "scopes": sorted(every_scope()),
        }

    def metadata(self) -> dict[str, Any]:
        """The authorization server metadata (RFC 8414)."""
        return {
            "issuer": self.url,
            "token_endpoint": f"{self.url}/oauth/token",
            "revocation_endpoint": f"{self.url}/oauth/revoke",
            "revocation_endpoint_auth_methods_supported": METHODS,
            "jwks_uri": f"{self.url}/oauth/jwks.json",
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": [],
            "token_endpoint_auth_methods_supported": METHODS,
            "token_endpoint_auth_signing_alg_values_supported": ASSERTION_ALGORITHMS,
            "scopes_supported": sorted(every_scope()),
        }

    def token(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """The answer of the token endpoint."""
        try:
            form = _form(body)
            if form.get("grant_type") != "client_credentials":
                raise Refused(
                    "unsupported_grant_type" if "grant_type" in form else "invalid_request", "client_credentials"
                )
            client = self._client(form, headers)
            scopes = _narrowed(client, form.get("scope"))
            return _reply(200, self._granted(client, scopes))
        except Refused as refused:
            return _refusal(refused)

    def revocation(self, body: bytes, headers: Mapping[str, str]) -> tuple[Reply, tuple[str, int] | None]:
        """The answer of the revocation endpoint (RFC 7009), and id and end of the token to take back, if any."""
        try:
            form = _form(body)
            client = self._client(form, headers)
            if "token" not in form:
                raise Refused("invalid_request", "the token is missing")
            return (200, {"cache-control": "no-store"}, b""), self._token_of(client, form["token"])
        except Refused as refused:
            return _refusal(refused), None

    def _token_of(self, client: Client, token: str) -> tuple[str, int] | None:
        """Id and end of a token of ours; None for what is no token (any more); raises Refused for another client's."""
        try:
            claims = jwt.decode(token, self.ring.verifying, algorithms=[ALGORITHM]).claims
        except (JoseError, ValueError, TypeError, KeyError):
            return None
        if claims["client_id"] != client.client_id:
            raise Refused("unauthorized_client", "the token was issued to another client")
        return str(claims["jti"]), int(claims["exp"])

    def _client(self, form: Mapping[str, str], headers: Mapping[str, str]) -> Client:
        """The client that a request proves to come from; raises Refused."""
        if "client_assertion" in form:
            return self._by_assertion(form)
        name, secret = _credentials(form, headers)
        self._bounded(name)
        client = self.clients.get(name)
        if client is None or not client.proves(secret):
            self._failed(name)
            raise Refused("invalid_client", "the client is not known or did not prove itself", 401)
        return client

    def _bounded(self, name: str) -> None:
        recent = [at for at in self._failures.get(name, ()) if at > time.monotonic() - WINDOW]
        if len(recent) >= FAILURES:
            raise Refused("invalid_client", "too many attempts", 429)

    def _failed(self, name: str) -> None:
        since = time.monotonic() - WINDOW
        self._failures[name] = [*(at for at in self._failures.pop(name, ()) if at > since), time.monotonic()]
        while len(self._failures) > REMEMBERED:
            self._failures.popitem(last=False)

    def _by_assertion(self, form: Mapping[str, str]) -> Client:
        """The client that signed an assertion (RFC 7523); each is good once."""
        refused = Refused("invalid_client", "the assertion is not right", 401)
        if form.get("client_assertion_type") != ASSERTION:
            raise refused
        name = _claimed_subject(form["client_assertion"])
        client = self.clients.get(name or "")
        if client is None or client.keys is None:
            raise refused
        self._bounded(client.client_id)
        try:
            claims = jwt.decode(form["client_assertion"], client.keys, algorithms=ASSERTION_ALGORITHMS).claims
        except (JoseError, ValueError, TypeError, KeyError):
            self._failed(client.client_id)
            raise refused from None
        self._check_assertion(claims, client, refused)
        return client

    def _check_assertion(self, claims: Mapping[str, Any], client: Client, refused: Refused) -> None:
        now, expires, number = time.time(), claims.get("exp"), claims.get("jti")
        audience = claims.get("aud")
        named = audience if isinstance(audience, list) else [audience]
        right = claims.get("iss") == claims.get("sub") == client.client_id
        meant = bool({self.url, f"{self.url}/oauth/token"} & {each for each in named if isinstance(each, str)})
        begins = claims.get("nbf", now)
        timely = isinstance(expires, (int, float)) and now - LEEWAY < expires < now + 3600
        timely = timely and isinstance(begins, (int, float)) and begins < now + LEEWAY
        if not (right and meant and timely and isinstance(number, str) and 0 < len(number) <= 256):
            raise refused
        key = f"{client.client_id}\n{number}"
        for old in [each for each, until in self._assertions.items() if until < now]:
            del self._assertions[old]
        if key in self._assertions:
            raise refused
        self._assertions[key] = float(expires) + LEEWAY  # type: ignore[arg-type]

    def _granted(self, client: Client, scopes: frozenset[str]) -> dict[str, Any]:
        scope = " ".join(sorted(scopes))
        token = issue(self.ring, self.url, self.audience, client, scope)
        return {"access_token": token, "token_type": "Bearer", "expires_in": LIFETIME, "scope": scope}


def issue(ring: KeyRing, issuer: str, audience: str, client: Client, scope: str, lifetime: int = LIFETIME) -> str:
    """An access token for a client."""
    now = int(time.time())
    claims: dict[str, Any] = {
        "iss": issuer,
        "aud": audience,
        "sub": client.client_id,
        "client_id": client.client_id,
        "iat": now,
        "exp": now + lifetime,
        "jti": token_urlsafe(16),
        "scope": scope,
        "crm_tenant": client.tenant,
        "crm_source": client.source,
        "crm_actor_kind": client.actor_kind,
        "crm_clearance": client.clearance,
    }
    if client.provider:
        claims["crm_provider"] = client.provider
    key = ring.signing
    return jwt.encode({"alg": ALGORITHM, "typ": "at+jwt", "kid": key.kid}, claims, key, algorithms=[ALGORITHM])


def _form(body: bytes) -> dict[str, str]:
    if len(body) > LONGEST:
        raise Refused("invalid_request", "the request is too long")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=50)
    except ValueError:
        raise Refused("invalid_request", "the body is no form") from None
    form = dict(pairs)
    if len(form) != len(pairs):
        raise Refused("invalid_request", "a parameter stands twice")
    return form


def _credentials(form: Mapping[str, str], headers: Mapping[str, str]) -> tuple[str, str]:
    header = headers.get("authorization", "")
    if header[:6].lower() == "basic ":
        if "client_secret" in form:
            raise Refused("invalid_request", "credentials stand in the header and in the body")
        try:
            name, _, secret = b64decode(header[6:], validate=True).decode().partition(":")
        except (NotBase64, ValueError):
            raise Refused("invalid_client", "the header is no Basic credentials", 401) from None
        return unquote_plus(name), unquote_plus(secret)
    if "client_id" not in form or "client_secret" not in form:
        raise Refused("invalid_client", "client credentials are missing", 401)
    return form["client_id"], form["client_secret"]


def _claimed_subject(assertion: str) -> str | None:
    """The client that an assertion says it is of, before its signature is checked with the keys of that client."""
    try:
        payload = assertion.split(".")[1]
        found = orjson.loads(b64decode(payload.replace("-", "+").replace("_", "/") + "=" * (-len(payload) % 4)))["sub"]
    except (IndexError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None


def _narrowed(client: Client, wanted: str | None) -> frozenset[str]:
    if wanted is None or not wanted.strip():
        return client.scopes
    asked = frozenset(wanted.split())
    if not asked <= client.scopes:
        raise Refused("invalid_scope", "the client may not have one of the scopes")
    return asked


def _refusal(refused: Refused) -> Reply:
    made = _reply(refused.status, {"error": refused.code, "error_description": refused.text})
    if refused.status == 401:
        made[1]["www-authenticate"] = 'Basic realm="crmstandard", charset="UTF-8"'
    if refused.status == 429:
        made[1]["retry-after"] = str(int(WINDOW))
    return made


def _reply(status: int, document: dict[str, Any]) -> Reply:
    headers = {"content-type": "application/json", "cache-control": "no-store", "pragma": "no-cache"}
    return status, headers, orjson.dumps(document)
