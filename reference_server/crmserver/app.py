"""The application factory: settings in, a FastAPI application out; faults are put in for tests alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from crmserver.auth.assembly import gate_and_issuer
from crmserver.bodies import description
from crmserver.edge import Edge
from crmserver.limits import Limiter
from crmserver.pages import add_pages
from crmserver.server import Fault, Server
from crmserver.settings import Settings, from_environment
from crmserver.store.secret import shared_secret
from crmserver.store.store import open_store


def create_app(settings: Settings | None = None, faults: Iterable[Fault] = ()) -> FastAPI:
    """The server as an application; the database is opened when it starts and closed when it stops."""
    chosen = settings or from_environment()
    wrong = tuple(faults)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        server = build(chosen, wrong)
        app.state.server, app.state.edge = server, Edge(server)
        async with server.background():
            yield
        server.store.close()

    app = FastAPI(title="crmstandard", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.openapi = lambda: orjson.loads(description("openapi"))  # type: ignore[method-assign]
    add_pages(app)
    app.router.default = _edge_of(app)
    if chosen.cors_origins:
        app.add_middleware(CORSMiddleware, **_cors(chosen))
    return app


def build(settings: Settings, faults: Iterable[Fault] = ()) -> Server:
    """The server with its database open."""
    store = open_store(settings.database, [settings.tenant], durable=settings.durable)
    with store.database.writing() as connection:
        key = shared_secret(connection, "cursor")
    gate, issuer = gate_and_issuer(settings)
    server = Server(settings, store, gate, Limiter(settings.requests_per_minute), issuer, key)
    server.sabotage(faults)
    return server


def _edge_of(app: FastAPI) -> Any:
    """Everything that is no page goes to the edge, which knows every path of the standard and refuses the others."""

    async def edge(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await app.state.edge(scope, receive, send)

    return edge


def _cors(settings: Settings) -> dict[str, Any]:
    return {
        "allow_origins": list(settings.cors_origins),
        "allow_methods": ["GET", "POST", "PUT", "PATCH", "DELETE"],
        "allow_headers": ["*"],
        "expose_headers": ["ETag", "Location", "Content-Location", "Link", "Retry-After", "X-Request-Id"],
    }
