"""Answers signed when a client asks (RFC 9421), so that a record of them cannot be made up by hand.

A client asks by Accept-Signature with a nonce of its own. The signature covers that nonce, method, path
and query of the request, and status and digest of the answer.
"""

from __future__ import annotations

import time
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms
from http_sf import parse

from crmserver.request import Answer, Request

SLOT = "evidence-key"
ASKED = "accept-signature"
LONGEST = 1024
COVERED = ('"@method";req', '"@path";req', '"@query";req', '"@status"')


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client asks for: the label of the signature and the nonce in it."""

    label: str
    nonce: str


def wanted(header: str) -> Wanted | None:
    """The first signature with a nonce that a header asks for; None for a header that cannot be read."""
    try:
        found: Any = parse(header[:LONGEST].encode("latin-1"), tltype="dictionary")
        nonces = ((label, each[1].get("nonce")) for label, each in found.items())
        return next((Wanted(label, nonce) for label, nonce in nonces if isinstance(nonce, str) and nonce), None)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None


@dataclass(slots=True)
class _Asked:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Answered:
    status_code: int
    headers: dict[str, str]
    request: _Asked


class _Key(HTTPSignatureKeyResolver):
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:  # noqa: ARG002 - there is one
        return self._key


class Evidence:
    """The key that signs answers; made of 32 random bytes."""

    def __init__(self, seed: bytes) -> None:
        key = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = key.public_key().public_bytes_raw()
        self.key_id = sha256(self._public).hexdigest()[:16]
        self._signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_Key(key))

    def keys(self) -> list[dict[str, Any]]:
        """The member `evidenceKeys` of the capability statement."""
        return [{"id": self.key_id, "algorithm": "ed25519", "publicKey": b64encode(self._public).decode()}]

    def sign(self, request: Request, answer: Answer) -> None:
        """Adds digest and signature to the headers of an answer; one that goes out in parts cannot be signed."""
        asked = wanted(request.headers[ASKED])
        if asked is None or answer.parts is not None:
            return
        query = f"?{request.query_text}" if request.query_text else ""
        url = f"http://{request.headers.get('host', 'localhost')}{request.path}{query}"
        message = _Answered(answer.status, {}, _Asked(request.method, url))
        self._signer.sign(
            message,
            key_id=self.key_id,
            created=datetime.fromtimestamp(time.time(), UTC),
            nonce=asked.nonce,
            label=asked.label,
            covered_component_ids=COVERED,
            body=answer.body,
        )
        answer.headers |= {name.lower(): value for name, value in message.headers.items()}
