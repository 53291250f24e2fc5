"""Faults of versions and of the two times."""

from __future__ import annotations

from dataclasses import replace

import orjson

from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, entries, forgiven, on_the_way_in, on_the_way_out, without_parameter


@mutant("API-070")
def lists_the_oldest_version_first(server: Server) -> None:
    on_the_way_out(server, "history", entries(lambda found: found[::-1]))


@mutant("API-071")
def answers_every_version_with_the_current_one(server: Server) -> None:
    server.handlers["version"] = server.handlers["read"]


@mutant("API-072")
def has_versions_that_never_were(server: Server) -> None:
    forgiven(server, "not-found", status=200)


@mutant("API-073")
def forgets_all_versions_but_the_last(server: Server) -> None:
    on_the_way_out(server, "history", entries(lambda found: found[:1]))


@mutant("API-074")
def reads_at_any_time_what_is_true_now(server: Server) -> None:
    on_the_way_in(server, "read", without_parameter("validAt"))


@mutant("API-075")
def knew_at_any_time_what_it_knows_now(server: Server) -> None:
    on_the_way_in(server, "read", without_parameter("knownAt"))


@mutant("API-079")
def lets_every_change_be_true_from_now(server: Server) -> None:
    on_the_way_in(server, "update", without_parameter("validFrom"))


@mutant("API-064")
def gives_the_tag_of_a_version_that_nobody_reads_yet(server: Server) -> None:
    def own(answer: Answer) -> Answer:
        version = orjson.loads(answer.body).get("meta", {}).get("versionId") if answer.body else None
        return replace(answer, headers={**answer.headers, "etag": f'"{version}"'}) if version else answer

    on_the_way_out(server, "update patch", own)


@mutant("API-069")
def lets_a_change_of_later_leave_the_tag_as_it_was(server: Server) -> None:
    matches = server.matches
    server.matches = lambda header, tag: matches(header, tag) or matches(header, f'{tag.partition("-")[0]}"')


@mutant("API-230")
def takes_a_correction_for_a_change(server: Server) -> None:
    on_the_way_in(server, "update", without_parameter("correction"))


@mutant("API-231")
def takes_valid_from_beside_correction(server: Server) -> None:
    def without_one(request: Request) -> None:
        if {"correction", "validFrom"} <= dict(request.query).keys():
            without_parameter("correction")(request)

    on_the_way_in(server, "update", without_one)


@mutant("API-076")
def forgets_valid_at_beside_known_at(server: Server) -> None:
    def without_one(request: Request) -> None:
        if {"validAt", "knownAt"} <= dict(request.query).keys():
            without_parameter("validAt")(request)

    on_the_way_in(server, "read", without_one)


@mutant("API-077")
def gives_what_is_true_now_where_nothing_was(server: Server) -> None:
    read = server.handlers["read"]

    async def wrong(server: Server, request: Request) -> Answer:
        try:
            return await read(server, request)
        except Refusal:
            request.query = tuple(pair for pair in request.query if pair[0] not in ("validAt", "knownAt"))
            return await read(server, request)

    server.handlers["read"] = wrong


@mutant("API-078")
def takes_every_change_for_a_correction(server: Server) -> None:
    def corrected(request: Request) -> None:
        if not {"correction", "validFrom"} & dict(request.query).keys():
            request.query = (*request.query, ("correction", "true"))

    on_the_way_in(server, "update patch", corrected)


@mutant("API-232")
def leaves_every_version_without_an_end(server: Server) -> None:
    def opened(document: Document) -> None:
        if "meta" in document:
            document["meta"]["validTime"].pop("end", None)

    on_the_way_out(server, "create update patch read", body(opened))


@mutant("API-233")
def searches_at_any_time_what_is_true_now(server: Server) -> None:
    on_the_way_in(server, "search", without_parameter("validAt"))
    on_the_way_in(server, "search", without_parameter("knownAt"))
