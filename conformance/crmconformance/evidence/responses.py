"""Signatures of a system over its answers (RFC 9421), bound to the nonce of a bank."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from crmconformance.asking import read_back

INPUT = re.compile(r'([a-z*][a-z0-9_.*-]*)=(\(([^()]*)\)((?:;[a-z0-9_-]+(?:="[^"]*"|=[0-9]+)?)*))')
PARAMETER = re.compile(r';([a-z0-9_-]+)=(?:"([^"]*)"|([0-9]+))')
COMPONENT = re.compile(r'"([^"]+)"(;req)?')
NEEDED = {'"@status"', '"@method";req', '"@path";req'}


def asked(nonce: str) -> str:
    """The value of Accept-Signature that asks for a signature over the answer, its request and a nonce."""
    return f'crm=("@status" "content-digest" "@method";req "@path";req);created;nonce="{nonce}"'


def unsigned(exchanges: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], nonce: str, keys: Any) -> list[str]:
    """The exchanges whose answer is not signed over the nonce by one of the keys; those without an answer apart."""
    return [
        f"{ask['method']} {ask['path']}"
        for ask, answer in exchanges
        if answer["status"] and not any(_signed(ask, answer, nonce, key) for key in keys)
    ]


def _signed(ask: Mapping[str, Any], answer: Mapping[str, Any], nonce: str, key: Ed25519PublicKey) -> bool:
    headers = {name: value for name, value in answer.get("headers", ())}  # noqa: C416 - pairs come as lists
    for label, given, components, parameters in INPUT.findall(headers.get("signature-input", "")):
        named = {name: text or number for name, text, number in PARAMETER.findall(parameters)}
        covered = {f'"{name}"{req}' for name, req in COMPONENT.findall(components)}
        signature = _signature(headers.get("signature", ""), label)
        if named.get("nonce") != nonce or signature is None or not covered >= _wanted(answer):
            continue
        base = "\n".join((*_lines(components, ask, answer, headers), f'"@signature-params": {given}'))
        if _verifies(key, signature, base.encode()) and _digest_fits(answer, headers):
            return True
    return False


def _wanted(answer: Mapping[str, Any]) -> set[str]:
    return NEEDED | ({'"content-digest"'} if answer.get("body") else set())


def _lines(
    components: str, ask: Mapping[str, Any], answer: Mapping[str, Any], headers: Mapping[str, str]
) -> Iterator[str]:
    path, _, query = str(ask["path"]).partition("?")
    derived = {"@status": str(answer["status"]), "@method": ask["method"], "@path": path, "@query": f"?{query}"}
    for name, req in COMPONENT.findall(components):
        value = derived.get(name, headers.get(name, ""))
        yield f'"{name}"{req}: {value}'


def _signature(header: str, label: str) -> bytes | None:
    found = re.search(rf"(?:^|,\s*){re.escape(label)}=:([A-Za-z0-9+/=]+):", header)
    try:
        return base64.b64decode(found.group(1), validate=True) if found else None
    except ValueError:
        return None


def _digest_fits(answer: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
    """Whether Content-Digest is that of the body; of a masked body, that which was taken before it was masked."""
    if not answer.get("body"):
        return True
    found = re.search(r"sha-256=:([A-Za-z0-9+/=]+):", headers.get("content-digest", ""))
    if not found:
        return False
    raw = bytes.fromhex(answer["digest"]) if "digest" in answer else sha256(read_back(answer["body"])).digest()
    return base64.b64encode(raw).decode() == found.group(1)


def _verifies(key: Ed25519PublicKey, signature: bytes, base: bytes) -> bool:
    try:
        key.verify(signature, base)
    except InvalidSignature:
        return False
    return True
