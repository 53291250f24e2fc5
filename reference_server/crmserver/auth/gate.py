"""At the door: who calls, and whether the token has the scope that the operation asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from crmserver.auth.caller import Caller
from crmserver.refusals import UNSAID, Refusal, cite
from crmserver.request import Request
from crmstandard import schemas


class Verifier(Protocol):
    """What turns an Authorization header into a caller; tokens with an id in `revoked` are refused."""

    revoked: frozenset[str]

    async def ready(self, header: str | None) -> None:
        """Waits for what has to be known of others first, such as their keys."""

    def verify(self, header: str | None) -> Caller:
        """The caller; raises Unauthorized."""


class Unauthorized(Exception):
    """A token that is missing or not right; `challenge` is the WWW-Authenticate header to answer."""

    def __init__(self, requirement: str, challenge: str) -> None:
        super().__init__(requirement)
        self.requirement = requirement
        self.challenge = challenge


def _purposes() -> frozenset[str]:
    return frozenset(schemas.folder("codelists")["Purpose"]["enum"])


class Gate:
    """Lets callers in."""

    def __init__(self, verifier: Verifier, allows: Callable[[Caller, str], bool]) -> None:
        self.verifier = verifier
        self.allows = allows
        self._purposes = _purposes()

    async def admit(self, request: Request) -> None:
        """Finds the caller and the purpose of a request; raises Refusal."""
        await self.verifier.ready(request.headers.get("authorization"))
        try:
            request.caller = self.verifier.verify(request.headers.get("authorization"))
        except Unauthorized as error:
            headers = {"www-authenticate": error.challenge}
            raise Refusal("unauthorized", cite(error.requirement), headers=headers) from None
        purpose = request.headers.get("crm-purpose")
        if purpose is not None and purpose not in self._purposes:
            raise Refusal(
                "bad-parameter",
                cite("SEC-042", parameter="CRM-Purpose", found=UNSAID, allowed=", ".join(sorted(self._purposes))),
            )
        request.purpose = purpose

    def scoped(self, request: Request) -> None:
        """Raises Refusal where the token lacks the scope of the operation."""
        scope = str(request.operation["scope"])
        if not self.allows(request.known, scope):
            challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
            verb = "SEC-020" if scope.endswith(".read") else "SEC-021" if scope.endswith(".write") else "SEC-022"
            raise Refusal("forbidden", cite(verb, scope=scope), headers={"www-authenticate": challenge})
