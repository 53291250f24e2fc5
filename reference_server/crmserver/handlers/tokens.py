"""Where tokens are got, and what a client needs to know for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crmserver.auth.issuer import BuiltInIssuer
from crmserver.auth.revoking import revoke
from crmserver.auth.scopes import every_scope
from crmserver.handlers.registry import handles
from crmserver.handlers.writing import expect_media
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, json_answer

if TYPE_CHECKING:
    from crmserver.server import Server

FORM = "application/x-www-form-urlencoded"


def _built_in(server: Server) -> BuiltInIssuer:
    if not isinstance(server.issuer, BuiltInIssuer):
        raise Refusal("not-found", cite("API-162"))
    return server.issuer


@handles("requestToken")
async def request_token(server: Server, request: Request) -> Answer:
    """A token by client credentials."""
    expect_media(request, FORM)
    return Answer(*_built_in(server).token(request.body, request.headers))


@handles("revokeToken")
async def revoke_token(server: Server, request: Request) -> Answer:
    """A token taken back by the client that it was issued to."""
    expect_media(request, FORM)
    reply, taken_back = _built_in(server).revocation(request.body, request.headers)
    if taken_back is not None:
        await server.store.write(lambda connection: revoke(connection, *taken_back))
        server.gate.verifier.revoked |= {taken_back[0]}
    return Answer(*reply)


@handles("readKeys")
async def read_keys(server: Server, request: Request) -> Answer:  # noqa: ARG001 - every handler takes both
    """The public keys of the issuer."""
    return json_answer(200, _built_in(server).ring.public())


@handles("readAuthorizationServer")
async def read_authorization_server(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """The metadata of the issuer (RFC 8414)."""
    return json_answer(200, _built_in(server).metadata())


@handles("readProtectedResource")
async def read_protected_resource(server: Server, request: Request) -> Answer:  # noqa: ARG001
    """Which issuer this system trusts (RFC 9728)."""
    settings = server.settings
    return json_answer(
        200,
        {
            "resource": settings.audience or settings.public_url,
            "authorization_servers": [server.issuer.url],
            "scopes_supported": sorted(every_scope()),
            "bearer_methods_supported": ["header"],
        },
    )
