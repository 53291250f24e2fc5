"""Clients of the built-in issuer: from a file of the operator, and those that `serve` makes for development."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import orjson
from joserfc.jwk import ECKey, KeySet

from crmserver.auth.scopes import every_scope, expanded
from crmserver.settings import BadSetting

KINDS = ("user", "system", "vendor")
CLASSES = ("N", "I", "P", "S")
MEMBERS = {
    *("client_id", "secret_sha256", "jwks", "tenant", "scopes"),
    *("source", "actor_kind", "provider", "clearance", "name"),
}
DEVELOPMENT = "development-clients"
BY_KEY = "by_key"
VENDOR = "development-vendor"  # id of the organization that the client `vendor` works for


@dataclass(frozen=True, slots=True)
class Client:
    """A registered client; it proves itself by a secret of high entropy or by a key of its own."""

    client_id: str
    tenant: str
    scopes: frozenset[str]
    source: str
    actor_kind: str = "system"
    provider: str | None = None
    clearance: str = "P"
    secret_sha256: str | None = field(default=None, repr=False)
    keys: KeySet | None = field(default=None, repr=False)

    def proves(self, secret: str) -> bool:
        """Whether a secret is the client's, in constant time."""
        given = sha256(secret.encode()).hexdigest()
        return hmac.compare_digest(given, self.secret_sha256 or "") and self.secret_sha256 is not None


def client_of(row: Any, where: str) -> Client:
    """A client from its registration; raises BadSetting saying what is wrong."""
    if not isinstance(row, dict) or not isinstance(row.get("client_id"), str):
        raise BadSetting(f"{where}: each client is an object with a client_id")
    name = f"{where}: client {row['client_id']}"
    unknown = sorted(set(row) - MEMBERS)
    if unknown:
        raise BadSetting(f"{name} has the unknown member {unknown[0]}; known are {', '.join(sorted(MEMBERS))}")
    scopes = expanded(row.get("scopes", ()))
    wrong = sorted(scopes - every_scope())
    if wrong:
        raise BadSetting(f"{name} has the unknown scope {wrong[0]}")
    if row.get("clearance", "P") not in CLASSES or row.get("actor_kind", "system") not in KINDS:
        raise BadSetting(f"{name}: clearance is one of {', '.join(CLASSES)}, actor_kind one of {', '.join(KINDS)}")
    if "secret_sha256" not in row and "jwks" not in row:
        raise BadSetting(
            f"{name} needs secret_sha256 (the SHA-256 digest of a random secret) or jwks (its public keys)"
        )
    return Client(
        client_id=row["client_id"],
        tenant=str(row.get("tenant", "bank")),
        scopes=scopes,
        source=str(row.get("source", f"urn:crmstandard:client:{row['client_id']}")),
        actor_kind=row.get("actor_kind", "vendor" if row.get("provider") else "system"),
        provider=row.get("provider"),
        clearance=row.get("clearance", "P"),
        secret_sha256=row.get("secret_sha256"),
        keys=KeySet.import_key_set(row["jwks"]) if "jwks" in row else None,
    )


def read_clients(path: str) -> list[Client]:
    """The clients of a file `{"clients": [...]}`; raises BadSetting."""
    if not path:
        return []
    try:
        rows = orjson.loads(Path(path).read_bytes())["clients"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadSetting(f"{path} is no file of clients: {type(error).__name__}") from None
    return [client_of(row, path) for row in rows]


def development_rows(tenant: str) -> list[dict[str, Any]]:
    """What is registered for development: who may all, who only reads, who is of another tenant, who works outside."""
    everything = sorted(every_scope())
    reading = sorted(scope for scope in every_scope() if scope.endswith(".read"))
    return [
        {"client_id": "development", "tenant": tenant, "scopes": everything, "actor_kind": "user", "clearance": "S"},
        {"client_id": "second", "tenant": tenant, "scopes": everything, "clearance": "S"},
        {"client_id": "keyed", "tenant": tenant, "scopes": everything, "clearance": "S", BY_KEY: True},
        {"client_id": "vendor", "tenant": tenant, "scopes": everything, "provider": VENDOR},
        {"client_id": "other-tenant", "tenant": f"{tenant}-2", "scopes": everything, "clearance": "S"},
        {"client_id": "reader", "tenant": tenant, "scopes": reading, "clearance": "P"},
    ]


def write_development_file(
    path: Path, rows: Iterable[Mapping[str, Any]], token_url: str, wrong: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Gives each client a new secret and writes them to a file for the developer's eyes, with the wrong tokens.

    Gives what is registered.
    """
    shown, registered = [], []
    for row in rows:
        own, known = _credentials(row)
        about = {"client_id": row["client_id"], "token_url": token_url, "tenant": row["tenant"]}
        provider = {"provider": row["provider"]} if "provider" in row else {}
        shown.append({**about, **own, "scope": " ".join(row["scopes"]), **provider})
        registered.append({**{name: value for name, value in row.items() if name != BY_KEY}, **known})
    content = {**shown[0], "others": shown[1:], "wrongTokens": dict(wrong)}
    _write_private(path, orjson.dumps(content, option=orjson.OPT_INDENT_2))
    return registered


def _credentials(row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """New credentials of a client: what it holds, and what is registered of it."""
    if row.get(BY_KEY):
        key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, private=True, auto_kid=True)
        return {"client_key": key.as_pem(private=True).decode()}, {"jwks": {"keys": [key.as_dict(private=False)]}}
    secret = token_urlsafe(32)
    return {"client_secret": secret}, {"secret_sha256": sha256(secret.encode()).hexdigest()}


def _write_private(path: Path, raw: bytes) -> None:
    """Writes a file that only its owner reads, whatever was there."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(raw)
