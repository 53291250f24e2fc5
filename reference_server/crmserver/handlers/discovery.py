"""What the system is: capability statement, descriptions, health, and where tokens are got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crmserver.bodies import description
from crmserver.capabilities import statement
from crmserver.handlers.registry import handles
from crmserver.request import Answer, Request, json_answer

if TYPE_CHECKING:
    from crmserver.server import Server


@handles("readCapabilities")
async def capabilities(server: Server, request: Request) -> Answer:  # noqa: ARG001 - every handler takes both
    """The capability statement, made from what runs."""
    return json_answer(200, statement(server))


@handles("readOpenapi")
async def openapi(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """The API description of the standard."""
    return json_answer(200, description("openapi"))


@handles("readAsyncapi")
async def asyncapi(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """The description of the events."""
    return json_answer(200, description("asyncapi"))


@handles("readHealth")
async def health(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """That the process works."""
    return json_answer(200, {"status": "ok"})


@handles("readReadiness")
async def readiness(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """Whether the database answers."""
    ready = await server.ready()
    return json_answer(200 if ready else 503, {"status": "ok" if ready else "notReady"})


@handles("readMetrics")
async def metrics(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """Counters and histograms for Prometheus."""
    return Answer(200, {"content-type": "text/plain; version=0.0.4; charset=utf-8"}, server.figures.text())
