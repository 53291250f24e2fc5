"""The application factory: settings in, a FastAPI application out; faults are put in for tests alone."""

from __future__ import annotations

import gc
import sys
from asyncio import to_thread
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from crmserver.auth.assembly import gate_and_issuer
from crmserver.bodies import description
from crmserver.bulk.jobs import SECOND
from crmserver.edge import Edge
from crmserver.events.addresses import check_callbacks
from crmserver.events.pace import pace_of
from crmserver.evidence import SLOT, Evidence
from crmserver.limits import Limiter
from crmserver.pages import add_pages
from crmserver.promises import service_levels
from crmserver.server import Fault, Server
from crmserver.settings import Settings, from_environment
from crmserver.store.secret import shared_secret
from crmserver.store.store import open_store
from crmserver.store.vault import vault_of
from crmserver.telemetry import traces_of

PAGES = ("/docs",)
SWITCH = 0.0005  # seconds; at the usual 5 ms an answer of the database waits long for the event loop
EVIDENCE = ("Content-Digest", "Signature", "Signature-Input")


def create_app(settings: Settings | None = None, faults: Iterable[Fault] = ()) -> FastAPI:
    """The server as an application; the database is opened when it starts and closed when it stops."""
    chosen = settings or from_environment()
    wrong = tuple(faults)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        server = build(chosen, wrong)
        app.state.server, app.state.edge = server, front(server)
        settle_memory()
        sys.setswitchinterval(SWITCH)
        async with server.background():
            yield
        server.store.close()
        if server.traces:
            await to_thread(server.traces.close)  # it waits for the collector

    app = Application(title="crmstandard", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.openapi = lambda: orjson.loads(description("openapi"))  # type: ignore[method-assign]
    add_pages(app)
    return app


class Application(FastAPI):
    """Pages by FastAPI; everything else goes to the edge at once, which knows every path of the standard."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one connection."""
        if scope["type"] == "http" and not scope["path"].startswith(PAGES):
            await self.state.edge(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def front(server: Server) -> Any:
    """The edge, behind the rules for browsers where other origins are allowed."""
    edge = Edge(server)
    return CORSMiddleware(edge, **_cors(server.settings)) if server.settings.cors_origins else edge


@cache
def settle_memory() -> None:
    """Takes schemas and rules, which stay for good, out of the rounds of the garbage collector: a round cost 40 ms.

    Once in a process: what was frozen is never given back, and a server that was built and stopped has to be.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def build(settings: Settings, faults: Iterable[Fault] = ()) -> Server:
    """The server with its database open."""
    check_callbacks(settings)
    store = open_store(
        settings.database, [settings.tenant], durable=settings.durable, vault=vault_of(settings.key_file)
    )
    with store.database.writing() as connection:
        key = shared_secret(connection, store.vault, "cursor")
        evidence = Evidence(shared_secret(connection, store.vault, SLOT))
    gate, issuer = gate_and_issuer(settings, store)
    limiter, traces = Limiter(settings.requests_per_minute), traces_of(settings)
    server = Server(settings, store, gate, limiter, issuer, key, evidence, traces=traces, pace=pace_of(settings))
    server.service_levels = service_levels(settings.service_levels)
    server.bulk.lease = settings.job_lease * SECOND
    server.sabotage(faults)
    return server


def _cors(settings: Settings) -> dict[str, Any]:
    return {
        "allow_origins": list(settings.cors_origins),
        "allow_methods": ["GET", "POST", "PUT", "PATCH", "DELETE"],
        "allow_headers": ["*"],
        "expose_headers": ["ETag", "Location", "Content-Location", "Link", "Retry-After", "X-Request-Id", *EVIDENCE],
    }
