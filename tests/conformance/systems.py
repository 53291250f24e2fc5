"""Systems to try the suite on: the reference server in process, as it is or with faults."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import orjson
from joserfc.jwk import ECKey

from crmconformance.driving import Sleep
from crmconformance.journal import Recording
from crmconformance.planning import Selection
from crmconformance.running import Run, Wanted
from crmconformance.settings import Client, Configuration
from crmserver.app import create_app
from crmserver.auth.clients import VENDOR
from crmserver.auth.scopes import every_scope
from crmserver.auth.specimens import specimens
from crmserver.limits import Limiter
from crmserver.sampling import add_provider
from crmserver.server import Fault, Server
from crmserver.settings import Settings
from crmstandard.requirements import requirement
from tests.conformance.clock import CLOCK
from tests.soak.process import free_port

SECRET = "a-secret-of-the-tests-alone"
PROMISED = "serviceQuality"  # the class that a server has which promises something
ORIGIN = "http://127.0.0.1:8480"


def clients_file(folder: Path) -> str:
    """The clients of all roles, registered with the built-in issuer."""
    everything = sorted(every_scope())
    reading = [each for each in everything if each.endswith(".read")]
    rows: list[dict[str, Any]] = [
        {"client_id": "main", "scopes": everything, "clearance": "S", "actor_kind": "user"},
        {"client_id": "second", "scopes": everything, "clearance": "S"},
        {"client_id": "otherTenant", "scopes": everything, "clearance": "S", "tenant": "bank-2"},
        {"client_id": "reader", "scopes": reading, "clearance": "P"},
        {"client_id": "vendor", "scopes": everything, "provider": VENDOR},
    ]
    key = ECKey.generate_key("P-256", private=True)
    (folder / "keyed.pem").write_bytes(key.as_pem(private=True))
    keyed = {"client_id": "keyed", "scopes": everything, "jwks": {"keys": [key.as_dict(private=False)]}}
    digest = sha256(SECRET.encode()).hexdigest()
    path = folder / "clients.json"
    path.write_bytes(orjson.dumps({"clients": [*({**row, "secret_sha256": digest} for row in rows), keyed]}))
    return str(path)


def configuration(folder: Path, url: str = ORIGIN, **more: Any) -> Configuration:
    """The configuration of a run with credentials of every role."""
    (folder / "secret.txt").write_text(SECRET)
    roles = ("main", "second", "otherTenant", "reader", "vendor")
    clients = {role: Client(role, role, secret="file:secret.txt") for role in roles}
    clients["vendor"] = replace(clients["vendor"], provider=VENDOR)
    clients["keyed"] = Client("keyed", "keyed", key="file:keyed.pem")
    clients |= {path.stem: Client(path.stem, token=f"file:{path.name}") for path in folder.glob("*.jwt")}
    callback = f"http://127.0.0.1:{free_port()}"
    return Configuration(url, folder=folder, **{"clients": clients, "callback": callback, **more})


def promises(folder: Path) -> dict[str, Any]:
    """Settings of a server that promises how well it works: service levels, and a limit that the suite can exceed."""
    window = {"duration": "P28D", "rolling": True}
    rows: list[dict[str, Any]] = [
        {"id": "reads", "measure": "responseTime", "operator": "atMost", "target": "1.5", "unit": "s"},
        {"id": "working", "measure": "availability", "operator": "atLeast", "target": "0.99"},
    ]
    path = folder / "levels.json"
    path.write_bytes(orjson.dumps([{**row, "window": window} for row in rows]))
    return {"service_levels": str(path), "requests_per_minute": 200}


def settings_for(identifier: str, folder: Path) -> dict[str, Any]:
    """What a server has to be told besides, so that a requirement is asked of it."""
    return promises(folder) if requirement(identifier).conformance_class == PROMISED else {}


def sleep_for(identifier: str) -> Sleep:
    """How the waits of the checks of a requirement go by: those for a limit of the clock that its servers have."""
    return CLOCK.sleep if requirement(identifier).conformance_class == PROMISED else asyncio.sleep


def _limits_by_our_clock(server: Server) -> None:
    server.limiter = Limiter(server.settings.requests_per_minute, CLOCK.now)


@asynccontextmanager
async def reference(folder: Path, database: str, faults: Iterable[Fault] = (), **more: Any) -> AsyncIterator[Any]:
    """The reference server in process, as an ASGI application."""
    settings = Settings(
        database=database,
        files=str(folder / "files"),
        durable=False,
        log_level="error",
        clients=clients_file(folder),
        callback_networks=("127.0.0.0/8",),
        **{"callback_plain_http": True, **more},
    )
    app = create_app(settings, [_limits_by_our_clock, *faults])
    async with app.router.lifespan_context(app):
        issuer = app.state.server.issuer
        for name, token in specimens(issuer.ring, issuer.url, issuer.audience, issuer.clients["main"]).items():
            (folder / f"{name}.jwt").write_text(token)
        await add_provider(app.state.server.store, "bank")
        yield app


async def run_against(
    app: Any,
    folder: Path,
    *requirements: str,
    classes: tuple[str, ...] = (),
    url: str = ORIGIN,
    seed: str = "",
    sleep: Sleep = asyncio.sleep,
    **more: Any,
) -> Recording:
    """The record of a run against an application in process; its chance is new unless a seed is given.

    `more` are members of its configuration.
    """
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app, raise_app_exceptions=False))
    wanted = Wanted(Selection(classes, requirements), jobs=4, seed=seed)
    return await Run(configuration(folder, url, **more), wanted, http, sleep=sleep).carry_out()
