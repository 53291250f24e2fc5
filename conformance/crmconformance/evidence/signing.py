"""Ed25519 signatures over in-toto statements in DSSE envelopes."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

PAYLOAD = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://w3id.org/crmstandard/1/conformance-run/v1"
RAW = 32  # bytes of a public key


class BadKey(ValueError):
    """A key that cannot be used; the text says why."""


def private_key(path: Path) -> tuple[Ed25519PrivateKey, bool]:
    """The private key in a PEM file, made there if there is none, and whether it was made; raises BadKey."""
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        raw = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(raw)
        return key, True
    try:
        found = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise BadKey(f"{path} holds no private key: {type(error).__name__}") from None
    if not isinstance(found, Ed25519PrivateKey):
        raise BadKey(f"{path} holds a key of another kind; expected Ed25519")
    return found, False


def public_key(text: str) -> Ed25519PublicKey:
    """A public key, as PEM or as base64 of its 32 bytes; raises BadKey."""
    try:
        if "BEGIN" in text:
            found = load_pem_public_key(text.encode())
        else:
            raw = base64.b64decode(text.strip(), validate=True)
            found = Ed25519PublicKey.from_public_bytes(raw[-RAW:])
    except ValueError:
        raise BadKey("a public key is PEM, or base64 of 32 bytes") from None
    if not isinstance(found, Ed25519PublicKey):
        raise BadKey("the public key is of another kind; expected Ed25519")
    return found


def shown(key: Ed25519PublicKey) -> str:
    """A public key as evidenceKeys carries it: base64 of its bytes."""
    return base64.b64encode(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def key_id(key: Ed25519PublicKey) -> str:
    """A name of a key: the beginning of the digest of its bytes."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def _authenticated(payload: bytes) -> bytes:
    """What is signed: the pre-authentication encoding of DSSE version 1."""
    kind = PAYLOAD.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def envelope(manifest: bytes, key: Ed25519PrivateKey) -> dict[str, Any]:
    """The signed statement about a manifest, which it carries as its predicate."""
    statement = {
        "_type": STATEMENT,
        "subject": [{"name": "manifest.json", "digest": {"sha256": sha256(manifest).hexdigest()}}],
        "predicateType": PREDICATE,
        "predicate": orjson.loads(manifest),
    }
    payload = orjson.dumps(statement, option=orjson.OPT_SORT_KEYS)
    signature = base64.b64encode(key.sign(_authenticated(payload))).decode()
    return {
        "payloadType": PAYLOAD,
        "payload": base64.b64encode(payload).decode(),
        "signatures": [{"keyid": key_id(key.public_key()), "sig": signature}],
        "publicKey": shown(key.public_key()),
    }


def sealed(manifest: bytes, key: Ed25519PrivateKey) -> bytes:
    """The envelope as it stands in a bundle."""
    return _in_one_form(envelope(manifest, key))


def _in_one_form(signed: Mapping[str, Any]) -> bytes:
    return orjson.dumps(signed, option=orjson.OPT_SORT_KEYS)


def is_in_one_form(raw: bytes) -> bool:
    """Whether an envelope that can be read says what it says in the one form in which it is written."""
    signed = orjson.loads(raw)
    signature = base64.b64encode(base64.b64decode(signed["signatures"][0]["sig"])).decode()
    key = public_key(signed["publicKey"])
    made = {
        "payloadType": PAYLOAD,
        "payload": base64.b64encode(base64.b64decode(signed["payload"])).decode(),
        "signatures": [{"keyid": key_id(key), "sig": signature}],
        "publicKey": shown(key),
    }
    return raw == _in_one_form(made)


def signers(signed: Mapping[str, Any], manifest: bytes, keys: list[Ed25519PublicKey]) -> list[str]:
    """The names of those keys whose signature over this manifest verifies; empty where none does."""
    try:
        payload = base64.b64decode(signed["payload"], validate=True)
        statement = orjson.loads(payload)
        digest = statement["subject"][0]["digest"]["sha256"]
        given = [base64.b64decode(each["sig"], validate=True) for each in signed["signatures"]]
        as_said = (signed["payloadType"], statement["_type"], statement["predicateType"])
    except (ValueError, KeyError, TypeError, IndexError):
        return []
    if digest != sha256(manifest).hexdigest() or as_said != (PAYLOAD, STATEMENT, PREDICATE):
        return []
    return [key_id(key) for key in keys if any(_verifies(key, each, payload) for each in given)]


def _verifies(key: Ed25519PublicKey, signature: bytes, payload: bytes) -> bool:
    try:
        key.verify(signature, _authenticated(payload))
    except InvalidSignature:
        return False
    return True
