"""The databases that a measurement runs on, and the sample put into ours."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Any

from crmserver.auth.assembly import gate_and_issuer, make_development_clients
from crmserver.auth.issuer import issue
from crmserver.settings import from_environment
from crmserver.store.store import open_store

STRETCH = 200


def present() -> list[str]:
    """SQLite, and PostgreSQL where BENCH_POSTGRESQL names a server whose databases may be made and dropped."""
    return ["sqlite", *(["postgresql"] if os.environ.get("BENCH_POSTGRESQL") else [])]


def urls(database: str, folder: Path) -> tuple[str, dict[str, str]]:
    """The URL of the peers and the environment of our server, both on new databases of the same kind."""
    if database == "sqlite":
        return f"sqlite:///{folder}/peers.db", ours(database, folder, "ours")
    server = os.environ["BENCH_POSTGRESQL"]
    _new_database(server, "bench_peers")
    return f"{server}/bench_peers".replace("postgresql://", "postgresql+psycopg://"), ours(database, folder, "ours")


def ours(database: str, folder: Path, name: str) -> dict[str, str]:
    """The environment of our server on a new database."""
    if database == "sqlite":
        return {"CRM_DATABASE": f"{folder}/{name}.db"}
    server = os.environ["BENCH_POSTGRESQL"]
    _new_database(server, f"bench_{name}")
    return {"CRM_DATABASE": f"{server}/bench_{name}", "CRM_FILES": str(folder / "files")}


def _new_database(server: str, name: str) -> None:
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        connection.execute(f"CREATE DATABASE {name}".encode())


def fill_ours(environment: dict[str, str], records: list[dict[str, Any]]) -> str:
    """Puts records into our database through its store; gives a token for them."""
    asyncio.run(_fill(environment["CRM_DATABASE"], records))
    return token(environment)


async def _fill(url: str, records: list[dict[str, Any]]) -> None:
    store = open_store(url, ["bank"], durable=False)
    for first in range(0, len(records), STRETCH):
        chunk = records[first : first + STRETCH]

        def load(unit: Any, chunk: list[dict[str, Any]] = chunk) -> None:
            for each in chunk:
                unit.create(each["resourceType"], {**each, "meta": dict(each["meta"])})

        await store.run("bank", load)
    store.close()


def token(environment: dict[str, str]) -> str:
    """A token of the client for development, as the built-in issuer would give it."""
    settings = from_environment(environment)
    store = open_store(settings.database, [settings.tenant])
    with tempfile.TemporaryDirectory() as folder:
        make_development_clients(store, settings, Path(folder) / "client.json")
    _, issuer = gate_and_issuer(settings, store)
    client = issuer.clients["development"]
    made = issue(issuer.ring, issuer.url, issuer.audience, client, " ".join(sorted(client.scopes)))
    store.close()
    return made
