"""Faults of reading one record and of what every answer has."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import (
    Document,
    body,
    forgiven,
    on_every_refusal,
    on_the_way_in,
    on_the_way_out,
    restatused,
    without_header,
)


@mutant("API-001")
def asks_for_a_token_before_it_says_what_it_is(server: Server) -> None:
    server.routes = deepcopy(server.routes)  # the routes are shared by all servers of a process
    for route in server.routes.routes:
        if route.handler == "readCapabilities":
            object.__setattr__(route, "operation", {**route.operation, "open": False, "scope": "admin"})


@mutant("API-006")
def declares_no_limits(server: Server) -> None:
    on_the_way_out(server, "readCapabilities", body(lambda document: document.pop("limits")))


@mutant("API-040")
def answers_reads_with_203(server: Server) -> None:
    on_the_way_out(
        server, "read", lambda answer: replace(answer, status=203 if answer.status == 200 else answer.status)
    )


@mutant("API-041")
def reads_without_an_etag(server: Server) -> None:
    on_the_way_out(server, "read", without_header("etag"))


@mutant("API-042")
def sends_the_record_that_the_client_holds_already(server: Server) -> None:
    def forget(request: Request) -> None:
        request.headers = {name: value for name, value in request.headers.items() if name != "if-none-match"}

    on_the_way_in(server, "read", forget)


@mutant("API-044")
def answers_200_for_an_unknown_id(server: Server) -> None:
    forgiven(server, "not-found", status=200)


@mutant("API-045")
def says_of_deleted_records_that_they_never_were(server: Server) -> None:
    on_every_refusal(server, lambda refusal: restatused(refusal, "gone", 404))


@mutant("API-047")
def returns_a_member_that_the_schema_does_not_know(server: Server) -> None:
    on_the_way_out(server, "read", body(lambda document: document.update(shoeSize=42)))


@mutant("API-140")
def sends_problems_as_plain_json(server: Server) -> None:
    answer = server.answer

    async def wrong(request: Request) -> Answer:
        from crmserver.refusals import Refusal
        from crmserver.request import refused

        try:
            return await answer(request)
        except Refusal as refusal:
            return without_problem(refused(refusal, request))

    server.answer = wrong  # type: ignore[method-assign]


def without_problem(answer: Answer) -> Answer:
    """An answer as plain JSON."""
    return replace(answer, headers={**answer.headers, "content-type": "application/json"})


@mutant("API-142")
def gives_every_refusal_the_same_type(server: Server) -> None:
    on_every_refusal(server, lambda refusal: setattr(refusal, "kind", replace(refusal.kind, name="refused")))


@mutant("API-144")
def names_no_requirement_in_a_refusal(server: Server) -> None:
    on_every_refusal(server, lambda refusal: setattr(refusal, "errors", ()))


@mutant("API-148")
def speaks_english_alone(server: Server) -> None:
    answer = server.answer

    async def wrong(request: Request) -> Answer:
        request.lang = "en"
        return await answer(request)

    server.answer = wrong  # type: ignore[method-assign]


@mutant("API-174")
def is_never_healthy(server: Server) -> None:
    on_the_way_out(server, "readHealth", lambda answer: replace(answer, status=503))


@mutant("API-099")
def ignores_parameters_that_it_does_not_know(server: Server) -> None:
    def forget(request: Request) -> None:
        request.query = tuple(pair for pair in request.query if pair[0] in request.matched.query)

    on_the_way_in(server, "read search", forget)


@mutant("API-024")
def loses_the_names_of_a_record(server: Server) -> None:
    def lose(document: Document) -> None:
        document.pop("names", None)

    on_the_way_out(server, "read", body(lose))


@mutant("API-143")
def says_in_words_alone_what_is_wrong_with_a_query(server: Server) -> None:
    def bare(refusal: Refusal) -> None:
        if refusal.kind.status == 400:
            refusal.errors = ()

    on_every_refusal(server, bare)
