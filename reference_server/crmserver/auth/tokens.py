"""Access tokens checked: signature, issuer, audience, time and type; then kept until they expire."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from crmserver.auth.caller import Caller
from crmserver.auth.clients import CLASSES, KINDS
from crmserver.auth.gate import Unauthorized

ALGORITHMS = ["ES256", "ES384", "EdDSA", "Ed25519", "PS256", "RS256"]
LONGEST = 16 * 1024
KEPT = 10_000
LEEWAY = 30
TYPES = ("at+jwt", "application/at+jwt")
REQUIRED_TEXTS = ("sub", "jti", "client_id")
REQUIRED = ("iss", "aud", "exp", "iat", *REQUIRED_TEXTS)
TEXTS = ("scope", "crm_tenant", "crm_source", "crm_actor_kind", "crm_provider", "crm_clearance")
TIMES = ("exp", "iat", "nbf")
LATEST = 2**53  # beyond it nothing keeps a time exactly


Keys = Callable[[str | None], KeySet]


class Verifier:
    """Turns Authorization headers into callers."""

    def __init__(self, keys: Keys, issuer: str, audience: str, challenge: str) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._challenge = challenge
        self._known: OrderedDict[str, Caller] = OrderedDict()
        self.revoked: frozenset[str] = frozenset()

    async def ready(self, header: str | None) -> None:
        """Waits until the key that a token names can be known."""
        if isinstance(self._keys, RemoteKeys) and header and header not in self._known:
            _, _, token = header.partition(" ")
            try:
                key_id = _key_id(token) if len(token) <= LONGEST else None
            except (JoseError, ValueError, TypeError, KeyError, AttributeError):
                return  # no token: it will be told
            await self._keys.ready(key_id)

    def verify(self, header: str | None) -> Caller:
        """The caller of a request; raises Unauthorized."""
        if not header:
            raise Unauthorized("SEC-001", self._challenge)
        caller = self._known.get(header)
        if caller is None:
            caller = self._checked(header)
        if caller.expires_at + LEEWAY <= time.time():
            self._known.pop(header, None)
            raise self._invalid("SEC-002", "the token has expired")
        if caller.token_id in self.revoked:
            raise self._invalid("SEC-006", "the token is not valid")
        return caller

    def _invalid(self, requirement: str, text: str) -> Unauthorized:
        return Unauthorized(requirement, f'{self._challenge}, error="invalid_token", error_description="{text}"')

    def _checked(self, header: str) -> Caller:
        kind, _, token = header.partition(" ")
        if kind.lower() != "bearer" or not token or len(token) > LONGEST:
            raise self._invalid("SEC-001", "a bearer token is expected")
        try:
            decoded = jwt.decode(token.strip(), self._keys(_key_id(token)), algorithms=ALGORITHMS)
        except (JoseError, ValueError, TypeError, KeyError, AttributeError):
            raise self._invalid("SEC-003", "the token is not valid") from None
        caller = self._caller(decoded.header, decoded.claims)
        self._known[header] = caller
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return caller

    def _caller(self, header: Mapping[str, Any], claims: Mapping[str, Any]) -> Caller:
        if str(header.get("typ", "")).lower() not in TYPES or not _formed(claims):
            raise self._invalid("SEC-005", "the token is not valid")
        audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        if claims["iss"] != self._issuer or self._audience not in audience:
            raise self._invalid("SEC-004", "the token is not valid")
        now = time.time()
        if claims["exp"] + LEEWAY <= now or claims.get("nbf", now) > now + LEEWAY:
            raise self._invalid("SEC-002", "the token has expired")
        return caller_of(claims)


def _formed(claims: Mapping[str, Any]) -> bool:
    """Whether the claims that are needed are there, and each is of its kind: a claim in another form says nothing."""
    if any(name not in claims for name in REQUIRED):
        return False
    texts = [claims[name] for name in (*REQUIRED_TEXTS, *TEXTS) if name in claims]
    times = [claims[name] for name in TIMES if name in claims]
    return (
        all(isinstance(each, str) and "\0" not in each for each in texts)
        and all(isinstance(each, int | float) and each is not True and abs(each) < LATEST for each in times)
        and all(claims[name] for name in (*REQUIRED_TEXTS, "crm_provider") if name in claims)
        and claims.get("crm_clearance", CLASSES[0]) in CLASSES
        and claims.get("crm_actor_kind", KINDS[0]) in KINDS
    )


def caller_of(claims: Mapping[str, Any]) -> Caller:
    """The caller that the claims of a token describe; what they leave out is taken at its least."""
    provider = claims.get("crm_provider")
    return Caller(
        client=str(claims["client_id"]),
        tenant=str(claims.get("crm_tenant", "")),
        scopes=frozenset(str(claims.get("scope", "")).split()),
        source=str(claims.get("crm_source", f"urn:crmstandard:client:{claims['client_id']}")),
        actor=str(claims["sub"]),
        actor_kind=str(claims.get("crm_actor_kind", "vendor" if provider else "system")),
        provider=str(provider) if provider else None,
        clearance=str(claims.get("crm_clearance", "P")),
        token_id=str(claims["jti"]),
        expires_at=int(claims["exp"]),
    )


def _key_id(token: str) -> str | None:
    """The key that a token names; only its name is taken from the header, never a key or an address."""
    from joserfc.jws import extract_compact

    found = extract_compact(token.strip().encode()).headers().get("kid")
    return str(found) if found is not None else None


class RemoteKeys:
    """The keys of an external issuer, fetched when they are old or a token names one that is not known.

    Old ones serve while new ones are fetched; only who shows a token with an unknown key waits for them.
    """

    OLD, SOON, PATIENCE, LARGEST = 600.0, 10.0, 3.0, 256 * 1024

    def __init__(self, url: str, fetch: Callable[[str], Awaitable[bytes]] | None = None) -> None:
        self._url = url
        self._fetch = fetch or _fetched
        self._keys = KeySet([])
        self._at = float("-inf")
        self._fetching: asyncio.Future[None] | None = None

    def __call__(self, key_id: str | None) -> KeySet:  # noqa: ARG002 - all of them, one of which is named
        """The keys; the last good ones where the issuer does not answer."""
        return self._keys

    async def ready(self, key_id: str | None) -> None:
        """Has the keys fetched where that is due, and waits for it where this key is not known."""
        unknown = key_id is not None and all(each.kid != key_id for each in self._keys.keys)
        age = time.monotonic() - self._at
        if self._fetching is None and (age > self.OLD or (unknown and age > self.SOON)):
            self._at = time.monotonic()
            self._fetching = asyncio.create_task(self._renew())
        if unknown and self._fetching is not None:
            await asyncio.shield(self._fetching)

    async def _renew(self) -> None:
        try:
            async with asyncio.timeout(self.PATIENCE):
                self._keys = KeySet.import_key_set(orjson.loads(await self._fetch(self._url)))
        except (httpx.HTTPError, TimeoutError, ValueError, JoseError, KeyError, TypeError, AttributeError):
            pass
        finally:
            self._fetching = None


async def _fetched(url: str) -> bytes:
    async with httpx.AsyncClient(follow_redirects=False) as client, client.stream("GET", url) as response:
        response.raise_for_status()
        raw = b""
        async for part in response.aiter_bytes():
            raw += part
            if len(raw) > RemoteKeys.LARGEST:
                raise ValueError("the key set is too long")
        return raw
