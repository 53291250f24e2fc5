"""Faults of matching, and of records that were merged into another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from crmserver.request import Answer, Request
from crmserver.server import Server
from crmserver.store.unit import Unit
from tests.mutants.registry import lenient, mutant
from tests.mutants.ways import (
    Document,
    afterwards,
    body,
    edited_body,
    entries,
    forgiven_under,
    on_the_way_in,
    on_the_way_out,
    rewritten,
)

lenient(
    forgiven_under,
    {
        "takes_a_change_of_a_retired_record": "API-065",
        "merges_a_record_into_itself": "API-207",
        "merges_a_retired_record": "API-208",
        "takes_back_what_was_not_applied": "API-217",
        "takes_merges_back_in_any_order": "API-218",
    },
)


@mutant("API-046")
def shows_a_retired_record_as_an_active_one(server: Server) -> None:
    def revived(document: Document) -> None:
        if document.get("status") == "merged":
            document["status"] = "active"
            document.pop("replacedBy", None)

    on_the_way_out(server, "read", body(revived))


@mutant("API-115")
def lists_what_was_retired(server: Server) -> None:
    search, retired = server.handlers["search"], list[Document]()

    async def remember(request: Request, answer: Answer) -> None:
        event = orjson.loads(answer.body)
        if event["status"] == "applied":
            retired.append(event["retired"])

    async def wrong(server: Server, request: Request) -> Answer:
        answer = await search(server, request)
        mine = [each for each in retired if each["type"] == request.resource]

        def work(unit: Unit) -> list[Document]:
            heads = [unit.head(each["type"], each["id"]) for each in mine]
            return [{"resource": head.document()} for head in heads if head is not None]

        added = await server.store.run(request.known.tenant, work) if mine else []
        return entries(lambda found: [*found, *added])(answer)

    afterwards(server, ":merge", remember)
    server.handlers["search"] = wrong


def _of_candidates(server: Server, change: Callable[[list[Any]], list[Any]]) -> None:
    def changed(document: Document) -> None:
        document["candidates"] = change(document["candidates"])

    on_the_way_out(server, ":match", body(changed))


@mutant("API-190")
def gives_the_best_candidate_last(server: Server) -> None:
    _of_candidates(server, lambda found: found[::-1])


@mutant("API-191")
def does_not_say_what_it_compared(server: Server) -> None:
    _of_candidates(server, lambda found: [{**each, "evidences": []} for each in found])


@mutant("API-191")
def scores_in_percent(server: Server) -> None:
    _of_candidates(server, lambda found: [{**each, "score": str(float(each["score"]) * 100)} for each in found])


@mutant("API-192")
def gives_as_many_candidates_as_it_finds(server: Server) -> None:
    on_the_way_in(server, ":match", edited_body(lambda document: document.pop("count", None)))


@mutant("API-193")
def gives_uncertain_candidates_where_none_is_certain(server: Server) -> None:
    _certain_alone(server, lambda found, certain: None if certain else found)


@mutant("API-194")
def gives_several_certain_candidates(server: Server) -> None:
    _certain_alone(server, lambda _, certain: certain if len(certain) > 1 else None)


def _certain_alone(server: Server, chosen: Callable[[list[Any], list[Any]], list[Any] | None]) -> None:
    """Lets a function of all candidates and of the certain ones decide what is given where those alone are wanted."""
    match = server.handlers[":match"]

    async def wrong(server: Server, request: Request) -> Answer:
        asked = orjson.loads(request.body)
        right = await match(server, request)
        if not asked.pop("onlyCertainMatches", False):
            return right
        request.body = orjson.dumps(asked)
        document = orjson.loads((await match(server, request)).body)
        certain = [each for each in document["candidates"] if each["grade"] == "certain"]
        given = chosen(document["candidates"], certain)
        return right if given is None else replace(right, body=orjson.dumps({**document, "candidates": given}))

    server.handlers[":match"] = wrong


@mutant("API-195")
def writes_down_what_was_looked_for(server: Server) -> None:
    async def touch(request: Request, answer: Answer) -> None:
        for each in orjson.loads(answer.body)["candidates"][:1]:
            await rewritten(server, request, each["candidate"])

    afterwards(server, ":match", touch)


@mutant("API-196")
def is_certain_in_spite_of_a_veto(server: Server) -> None:
    _of_candidates(server, lambda found: [{**each, "grade": "certain"} if "vetoes" in each else each for each in found])
