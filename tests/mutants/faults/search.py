"""Faults of searches and pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import body, entries, on_the_way_in, on_the_way_out, without_header, without_parameter


@mutant("API-091")
def finds_one_record_too_few(server: Server) -> None:
    on_the_way_out(server, "search", entries(lambda found: found[:-1]))


@mutant("API-092")
def takes_the_last_of_repeated_values_alone(server: Server) -> None:
    def last(request: Request) -> None:
        request.query = tuple(dict(request.query).items())

    on_the_way_in(server, "search", last)


@mutant("API-094")
def takes_greater_or_equal_for_greater(server: Server) -> None:
    def turned(request: Request) -> None:
        request.query = tuple((name.replace("[gt]", "[gte]"), value) for name, value in request.query)

    on_the_way_in(server, "search", turned)


@mutant("API-095")
def takes_unequal_for_equal(server: Server) -> None:
    def turned(request: Request) -> None:
        request.query = tuple((name.replace("[ne]", ""), value) for name, value in request.query)

    on_the_way_in(server, "search", turned)


@mutant("API-097")
def ignores_exists(server: Server) -> None:
    def dropped(request: Request) -> None:
        request.query = tuple(pair for pair in request.query if not pair[0].endswith("[exists]"))

    on_the_way_in(server, "search", dropped)


@mutant("API-100")
def ignores_fields_that_are_not_declared(server: Server) -> None:
    from crmserver.store.fields import fields_of

    def dropped(request: Request) -> None:
        known = {*request.matched.query, *fields_of(request.resource)}
        request.query = tuple(pair for pair in request.query if pair[0].partition("[")[0] in known)

    on_the_way_in(server, "search", dropped)


@mutant("API-103")
def sorts_the_wrong_way_round(server: Server) -> None:
    on_the_way_out(server, "search", entries(lambda found: found[::-1]))


@mutant("API-107")
def fills_pages_beyond_the_limit(server: Server) -> None:
    on_the_way_in(server, "search", without_parameter("limit"))


@mutant("API-109")
def returns_all_members_whatever_fields_says(server: Server) -> None:
    on_the_way_in(server, "search", without_parameter("fields"))


@mutant("API-111")
def includes_nothing(server: Server) -> None:
    on_the_way_in(server, "search", without_parameter("include"))


@mutant("API-120")
def finds_everything_whatever_the_filter_says(server: Server) -> None:
    server.handlers["filter"] = server.handlers["search"]


@mutant("API-130")
def says_of_every_page_that_it_is_the_last(server: Server) -> None:
    on_the_way_out(server, "search", body(lambda document: document.pop("next", None)))


@mutant("API-132")
def gives_no_link_to_the_next_page(server: Server) -> None:
    on_the_way_out(server, "search", without_header("link"))


@mutant("API-137")
def leads_to_the_next_page_at_another_host(server: Server) -> None:
    def elsewhere(answer: Answer) -> Answer:
        link = answer.headers.get("link", "")
        return replace(answer, headers={**answer.headers, "link": link.replace("<", "<https://crm.example")})

    on_the_way_out(server, "search", elsewhere)


@mutant("API-134")
def begins_each_page_at_the_first_record(server: Server) -> None:
    on_the_way_in(server, "search", without_parameter("cursor"))


@mutant("API-136")
def takes_a_cursor_that_it_never_gave(server: Server) -> None:
    given: set[str] = set()

    def dropped(request: Request) -> None:
        request.query = tuple(pair for pair in request.query if pair[0] != "cursor" or pair[1] in given)

    on_the_way_out(server, "search", body(lambda document: given.add(str(document.get("next")))))
    on_the_way_in(server, "search", dropped)


@mutant("API-091")
def lists_a_record_twice(server: Server) -> None:
    def doubled(found: list[Any]) -> list[Any]:
        return [*found, *found[:1]]

    on_the_way_out(server, "search", entries(doubled))


@mutant("API-090")
def answers_a_search_without_saying_what_it_is(server: Server) -> None:
    on_the_way_out(server, "search", body(lambda document: document.pop("type", None)))
