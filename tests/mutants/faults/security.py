"""Faults of tokens, scopes, tenants, masking and the audit trail."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from joserfc import jwt

from crmserver.auth.caller import Caller
from crmserver.auth.gate import Unauthorized
from crmserver.auth.tokens import ALGORITHMS, caller_of
from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import body, on_every_refusal, on_the_way_in, on_the_way_out, restatused
from tests.server.running import claims


@mutant("SEC-001")
def lets_in_who_has_no_token(server: Server) -> None:
    verify = server.gate.verifier.verify

    def open_door(header: str | None) -> Caller:
        return caller_of(claims()) if header is None else verify(header)

    server.gate.verifier.verify = open_door  # type: ignore[method-assign]


@mutant("SEC-002")
def takes_expired_tokens(server: Server) -> None:
    _takes_any_claims(server)


@mutant("SEC-004")
def takes_tokens_for_another_audience(server: Server) -> None:
    _takes_any_claims(server)


def _takes_any_claims(server: Server) -> None:
    """Lets the signature alone decide."""
    verify = server.gate.verifier.verify

    def wrong(header: str | None) -> Caller:
        try:
            return verify(header)
        except Unauthorized:
            key = server.issuer.ring.signing  # type: ignore[attr-defined]
            try:
                claims = jwt.decode(str(header).partition(" ")[2], key, algorithms=ALGORITHMS).claims
            except Exception:
                raise error_of(verify, header) from None
            return replace(caller_of(claims), expires_at=2**40)

    server.gate.verifier.verify = wrong  # type: ignore[method-assign]


def error_of(verify: Any, header: str | None) -> Unauthorized:
    """The refusal that a header gets."""
    try:
        verify(header)
    except Unauthorized as error:
        return error
    raise LookupError(header)


@mutant("SEC-007")
def does_not_say_how_a_token_is_got(server: Server) -> None:
    on_every_refusal(server, lambda refusal: setattr(refusal, "headers", {}))


@mutant("SEC-020")
def lets_read_without_the_scope(server: Server) -> None:
    allows = server.gate.allows
    server.gate.allows = lambda caller, scope: scope.endswith(".read") or allows(caller, scope)


@mutant("SEC-021")
def lets_write_without_the_scope(server: Server) -> None:
    allows = server.gate.allows
    server.gate.allows = lambda caller, scope: scope.endswith(".write") or allows(caller, scope)


@mutant("SEC-024")
def says_404_to_who_may_not_ask(server: Server) -> None:
    on_every_refusal(server, lambda refusal: restatused(refusal, "forbidden", 404))


@mutant("SEC-030")
def shows_the_records_of_every_tenant(server: Server) -> None:
    verify = server.gate.verifier.verify
    server.gate.verifier.verify = lambda header: replace(verify(header), tenant="bank")  # type: ignore[method-assign]


@mutant("SEC-042")
def takes_any_purpose(server: Server) -> None:
    admit = server.gate.admit

    async def wrong(request: Request) -> None:
        request.headers = {name: value for name, value in request.headers.items() if name != "crm-purpose"}
        await admit(request)

    server.gate.admit = wrong  # type: ignore[method-assign]


@mutant("SEC-060")
def shows_every_member_to_everybody(server: Server) -> None:
    verify = server.gate.verifier.verify
    server.gate.verifier.verify = lambda header: replace(verify(header), clearance="S")  # type: ignore[method-assign]


@mutant("SEC-062")
def does_not_say_what_it_masks(server: Server) -> None:
    on_the_way_out(server, "read", body(lambda document: document.pop("absences", None)))


@mutant("SEC-067")
def takes_back_a_masked_record(server: Server) -> None:
    def forget(request: Request) -> None:
        request.body = request.body.replace(b'"reason":"masked"', b'"reason":"notAsked"')

    on_the_way_in(server, "create", forget)


@mutant("SEC-072")
def leaves_no_trace_of_what_it_denies(server: Server) -> None:
    async def silent(request: Request, requirement: str, resource: str | None = None) -> None:
        return

    server.denied = silent  # type: ignore[method-assign]


@mutant("SEC-085")
def shows_the_value_that_it_refuses(server: Server) -> None:
    answer = server.answer

    async def talkative(request: Request) -> Answer:
        try:
            return await answer(request)
        except Refusal as refusal:
            sent = request.body.decode(errors="replace")
            refusal.errors = tuple(
                replace(each, params={**each.params, "member": sent, "found": sent}) for each in refusal.errors
            )
            raise

    server.answer = talkative  # type: ignore[method-assign]


@mutant("SEC-014")
def names_an_address_without_tls_as_its_own(server: Server) -> None:
    server.settings = replace(server.settings, public_url="http://crm.example.com", audience="")


@mutant("SEC-006")
def lets_in_who_holds_a_revoked_token(server: Server) -> None:
    class Forgetful(frozenset[str]):
        def __contains__(self, _token: object) -> bool:
            return False

    verify = server.gate.verifier.verify

    def wrong(header: str | None) -> Caller:
        server.gate.verifier.revoked = Forgetful()
        return verify(header)

    server.gate.verifier.verify = wrong  # type: ignore[method-assign]
