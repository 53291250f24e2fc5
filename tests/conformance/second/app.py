"""The second system as an application: plain Starlette, one route a path."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crmstandard import schemas
from tests.conformance.second import reading, searching, writing
from tests.conformance.second.call import Call, Memory
from tests.conformance.second.problems import Problem, refused, unrouted
from tests.conformance.second.statement import (
    CLASSES,
    OFFERED,
    OPEN,
    PLACES,
    Offer,
    description,
    scope_of,
    scopes,
    statement,
)
from tests.conformance.second.tokens import PATH, Client, Issuer
from tests.conformance.second.wire import json_response

Handler = Callable[[Call], Awaitable[Response]]
HANDLERS: Mapping[tuple[str, str], Handler] = {
    ("", "post"): writing.create,
    ("", "get"): searching.search,
    ("/search", "post"): searching.filtered,
    ("/{id}", "get"): reading.read,
    ("/{id}", "put"): writing.replace,
    ("/{id}", "patch"): writing.patch,
    ("/{id}", "delete"): writing.delete,
    ("/{id}/history", "get"): reading.history,
    ("/{id}/versions/{versionId}", "get"): reading.version,
}


READING = {HANDLERS[place] for name in ("search", "read", "history") for place in PLACES[name]}


def build(
    origin: str,
    clients: list[Client],
    offered: Offer = OFFERED,
    classes: tuple[str, ...] = CLASSES,
    lax: Collection[str] = (),
    *,
    certificates: bool = False,
) -> Starlette:
    """The application under an address, with its clients and what it offers them; `lax` as for proofs.

    With `certificates` it binds tokens to certificates of clients instead of keys that they prove.
    """
    issuer = Issuer(origin, clients, scopes(offered), lax, certificates=certificates)
    memories = {each.tenant: Memory() for each in clients}
    documents = {OPEN[0]: statement(origin, offered, classes), OPEN[1]: description(offered), **issuer.documents()}
    routes = [Route(path, _fixed(documents.get(path, {})), methods=["GET"]) for path in OPEN]
    routes.append(Route(PATH, issuer.issue, methods=["POST"]))
    for name, interactions in offered.items():
        by_path: dict[str, dict[str, Handler]] = {}
        for path, method in sorted(place for each in interactions for place in PLACES[each]):
            by_path.setdefault(path, {})[method.upper()] = HANDLERS[path, method]
        base = f"/v1/{schemas.resource(name).collection}"
        for path, handlers in sorted(by_path.items(), reverse=True, key=lambda row: row[0] == "/search"):
            routes.append(Route(base + path, _of(memories, issuer, name, handlers), methods=list(handlers)))
    app = Starlette(routes=routes, exception_handlers={Problem: refused, HTTPException: unrouted})
    app.router.redirect_slashes = False
    app.state.issuer = issuer
    return app


def _fixed(document: object) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return json_response(document)

    return answer


def _of(
    memories: Mapping[str, Memory], issuer: Issuer, resource: str, handlers: Mapping[str, Handler]
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        caller = issuer.caller(request)
        handler = handlers["GET" if request.method == "HEAD" else request.method]
        caller.needs(scope_of(resource, "read" if handler in READING else "write"))
        return await handler(Call(memories[caller.client.tenant], request, resource, caller))

    return answer
