"""Puts the parts of authentication together as the settings say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from crmserver.auth.caller import Caller
from crmserver.auth.clients import (
    DEVELOPMENT,
    Client,
    client_of,
    development_rows,
    read_clients,
    write_development_file,
)
from crmserver.auth.gate import Gate
from crmserver.auth.issuer import BuiltInIssuer
from crmserver.auth.keys import SLOT, KeyRing, load_ring, new_ring
from crmserver.auth.scopes import allows, every_scope
from crmserver.auth.specimens import specimens
from crmserver.auth.tokens import RemoteKeys, Verifier
from crmserver.settings import Settings
from crmserver.store.secret import read_secret, shared_value, write_secret
from crmserver.store.store import Store
from crmserver.store.vault import Vault


class OpenDoor:
    """Lets everybody in as one caller: for a server on loopback that was started so on purpose."""

    revoked: frozenset[str] = frozenset()

    def __init__(self, tenant: str) -> None:
        scopes = frozenset(every_scope())
        self._caller = Caller("open", tenant, scopes, "urn:crmstandard:open", "open", "user", None, "S", "", 2**62)

    async def ready(self, header: str | None) -> None:
        """At once."""

    def verify(self, header: str | None) -> Caller:  # noqa: ARG002 - whatever it says
        """The one caller."""
        return self._caller


class ExternalIssuer:
    """An authorization server of the bank; tokens are only checked here."""

    def __init__(self, url: str) -> None:
        self.url = url

    def capability(self) -> dict[str, Any]:
        """The member `authentication` of the capability statement."""
        scopes = sorted(every_scope())
        return {
            "issuer": self.url,
            "tokenEndpoint": f"{self.url}/oauth/token",
            "methods": ["privateKeyJwt"],
            "scopes": scopes,
        }


def gate_and_issuer(settings: Settings, store: Store) -> tuple[Gate, Any]:
    """The gate and the issuer that the capability statement names."""
    audience = settings.audience or settings.public_url
    challenge = f'Bearer resource_metadata="{settings.public_url}/.well-known/oauth-protected-resource"'
    if settings.issuer:
        keys = RemoteKeys(settings.jwks_url or f"{settings.issuer}/.well-known/jwks.json")
        verifier: Any = Verifier(keys, settings.issuer, audience, challenge)
        return Gate(verifier, allows), ExternalIssuer(settings.issuer)
    with store.database.writing() as connection:
        ring = load_ring(shared_value(connection, store.vault, SLOT, new_ring().dump()))
        clients = registered(connection, store.vault, settings)
    issuer = BuiltInIssuer(settings.public_url, audience, ring, clients)
    verifier = Verifier(lambda _: issuer.ring.verifying, settings.public_url, audience, challenge)
    return Gate(OpenDoor(settings.tenant) if settings.open_access else verifier, allows), issuer


def registered(connection: Connection, vault: Vault, settings: Settings) -> dict[str, Client]:
    """The clients of the operator's file, and those made for development."""
    made = orjson.loads(read_secret(connection, vault, DEVELOPMENT) or b"[]")
    rows = [*(client_of(row, DEVELOPMENT) for row in made), *read_clients(settings.clients)]
    return {client.client_id: client for client in rows}


def make_development_clients(store: Store, settings: Settings, path: Path) -> None:
    """Registers the clients for development and writes their credentials to a file; new secrets each time."""
    with store.database.writing() as connection:
        ring = load_ring(shared_value(connection, store.vault, SLOT, new_ring().dump()))
        wanted = development_rows(settings.tenant)
        first = client_of({**wanted[0], "secret_sha256": ""}, DEVELOPMENT)
        wrong = specimens(ring, settings.public_url, settings.audience or settings.public_url, first)
        rows = write_development_file(path, wanted, f"{settings.public_url}/oauth/token", wrong)
        write_secret(connection, store.vault, DEVELOPMENT, orjson.dumps(rows))


def rotate_keys(store: Store, overlap: int) -> KeyRing:
    """Makes a new signing key; the ones before verify for `overlap` seconds more. Servers take it within a minute."""
    with store.database.writing() as connection:
        ring = load_ring(shared_value(connection, store.vault, SLOT, new_ring().dump())).rotated(overlap)
        write_secret(connection, store.vault, SLOT, ring.dump())
    return ring
