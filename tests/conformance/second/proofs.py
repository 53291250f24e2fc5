"""Proofs that a client holds the key of its token (RFC 9449); `lax` names what is not looked at, for tests of tests."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from joserfc.jws import extract_compact
from starlette.requests import Request

ALGORITHM, TYPE = "ES256", "dpop+jwt"
FRESH = 120  # seconds
LAXITIES = ("absence", "key", "repetition", "method", "address")


class Proofs:
    """Judges proofs, each of which is good once."""

    def __init__(self, lax: Collection[str] = ()) -> None:
        self.lax = lax
        self._seen: set[str] = set()

    def key_of(self, text: str, method: str, url: str, token: str = "") -> str | None:
        """The thumbprint of the key that a proof is of; None for one that is not for this request."""
        try:
            held = extract_compact(text.encode()).headers()
            key = ECKey.import_key(held["jwk"])
            claims = jwt.decode(text, key, algorithms=[ALGORITHM]).claims
            good = held["typ"] == TYPE and not key.is_private and self._is_for(claims, method, url)
            good = good and (not token or claims["ath"] == _digest(token)) and self._is_new(str(claims["jti"]))
        except (JoseError, ValueError, KeyError, TypeError):
            return None
        return key.thumbprint() if good else None

    def _is_for(self, claims: Mapping[str, Any], method: str, url: str) -> bool:
        right_method = claims["htm"] == method or "method" in self.lax
        right_address = claims["htu"] == url or "address" in self.lax
        return right_method and right_address and abs(claims["iat"] - time.time()) < FRESH

    def _is_new(self, number: str) -> bool:
        seen = number in self._seen
        self._seen.add(number)
        return not seen or "repetition" in self.lax


def _digest(token: str) -> str:
    return urlsafe_b64encode(sha256(token.encode()).digest()).rstrip(b"=").decode()


def bound_to(claims: Mapping[str, Any]) -> str:
    """The thumbprint of the key that a token is bound to; empty for none."""
    found = claims.get("cnf", {})
    return str(found.get("jkt", "")) if isinstance(found, dict) else ""


def thumbprint(request: Request) -> str:
    """The thumbprint of the certificate that the client showed (RFC 8705); empty for none."""
    shown = request.scope.get("certificate")
    return urlsafe_b64encode(sha256(shown).digest()).rstrip(b"=").decode() if shown else ""
