"""Tokens that are bound to a key, and the proofs of that key that go with requests (RFC 9449)."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import ECKey

ALGORITHM, HEADER, NONCE, SCHEME = "ES256", "dpop", "dpop-nonce", "DPoP"
# How a bound token goes out, by the name that an Ask gives: with a good proof, without one, as if it were not bound,
# with the proof of the request before, with one for another method, for another address, by another key.
PROVEN, UNPROVEN, BORNE = "proven", "unproven", "borne"
USED, OTHER_METHOD, OTHER_ADDRESS, OTHER_KEY = "usedProof", "otherMethod", "otherAddress", "otherKeyProof"
WAYS = frozenset({PROVEN, UNPROVEN, BORNE, USED, OTHER_METHOD, OTHER_ADDRESS, OTHER_KEY})
ANOTHER = {"GET": "POST"}
# How a token that is bound to a certificate goes out (RFC 8705): with the certificate of the client, without one, or
# with that of another client.
CERTIFIED, UNCERTIFIED, OTHER_CERTIFICATE = "certified", "uncertified", "otherCertificate"
BY_CERTIFICATE = frozenset({CERTIFIED, UNCERTIFIED, OTHER_CERTIFICATE})


def new_key() -> ECKey:
    """A key of a client for one run."""
    return ECKey.generate_key("P-256", private=True)


def proof(key: ECKey, method: str, url: str, *, token: str = "", nonce: str = "") -> str:
    """A proof that a request comes from the holder of a key."""
    header = {"alg": ALGORITHM, "typ": "dpop+jwt", "jwk": key.as_dict(private=False)}
    claims: dict[str, Any] = {"jti": uuid4().hex, "htm": method, "htu": url, "iat": int(time.time())}
    if token:
        claims["ath"] = base64.urlsafe_b64encode(sha256(token.encode()).digest()).rstrip(b"=").decode()
    return jwt.encode(header, claims | ({"nonce": nonce} if nonce else {}), key, algorithms=[ALGORITHM])


@dataclass
class Bound:
    """A token with the key that it is bound to; `end` is when it ends, `used` the last good proof that went out."""

    token: str
    key: ECKey
    end: float
    used: str = ""
    nonce: str = ""

    def headers(self, how: str, method: str, url: str) -> Mapping[str, str]:
        """The headers by which a request goes out with it."""
        made = {"authorization": f"{'Bearer' if how == BORNE else SCHEME} {self.token}"}
        if how in (UNPROVEN, BORNE):
            return made
        return {**made, HEADER: self.used if how == USED else self._proof(how, method, url.partition("?")[0])}

    def _proof(self, how: str, method: str, url: str) -> str:
        named = ANOTHER.get(method, "GET") if how == OTHER_METHOD else method
        address = f"{url}/elsewhere" if how == OTHER_ADDRESS else url
        key = new_key() if how == OTHER_KEY else self.key
        made = proof(key, named, address, token=self.token, nonce=self.nonce)
        if how == PROVEN:
            self.used = made
        return made
