"""Tokens that no server may take, made for development: with them a client can try whether they are refused."""

from __future__ import annotations

from collections.abc import Mapping

from joserfc import jwt

from crmserver.auth.clients import Client
from crmserver.auth.issuer import issue
from crmserver.auth.keys import ALGORITHM, KeyRing

ELSEWHERE = "https://elsewhere.example"
PAST = -3600  # seconds


def specimens(ring: KeyRing, issuer: str, audience: str, client: Client) -> Mapping[str, str]:
    """Wrong tokens of a client, by what is wrong with them."""
    scope = " ".join(sorted(client.scopes))
    return {
        "expired": issue(ring, issuer, audience, client, scope, PAST),
        "otherAudience": issue(ring, issuer, ELSEWHERE, client, scope),
        "otherType": _retyped(ring, issue(ring, issuer, audience, client, scope)),
    }


def _retyped(ring: KeyRing, token: str) -> str:
    """The claims of a token in one of another type, such as an issuer signs for other ends."""
    key = ring.signing
    claims = jwt.decode(token, key, algorithms=[ALGORITHM]).claims
    return jwt.encode({"alg": ALGORITHM, "typ": "JWT", "kid": key.kid}, claims, key, algorithms=[ALGORITHM])
