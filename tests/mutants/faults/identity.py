"""Faults of matching, merging and of what takes a merge back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import orjson

from crmserver.request import Answer, Request
from crmserver.server import Server
from crmserver.store.unit import Unit
from tests.mutants.registry import mutant
from tests.mutants.ways import (
    Document,
    afterwards,
    body,
    edited_body,
    entries,
    forgiven_under,
    on_the_way_in,
    on_the_way_out,
)

REFERRING = ("Consent", "Customer")


@mutant("API-046")
def shows_a_retired_record_as_an_active_one(server: Server) -> None:
    def revived(document: Document) -> None:
        if document.get("status") == "merged":
            document["status"] = "active"
            document.pop("replacedBy", None)

    on_the_way_out(server, "read", body(revived))


@mutant("API-065")
def takes_a_change_of_a_retired_record(server: Server) -> None:
    forgiven_under(server, "API-065")


@mutant("API-115")
def lists_what_was_retired(server: Server) -> None:
    retired: list[Document] = []

    async def remember(request: Request, answer: Answer) -> None:
        source = orjson.loads(request.body)["source"]
        head = await server.store.run(request.known.tenant, lambda unit: unit.head(source["type"], source["id"]))
        retired.extend([head.document()] if head else [])

    def added(found: list[Any]) -> list[Any]:
        mine = {each["resource"]["resourceType"] for each in found if "resource" in each} or {"Person", "Organization"}
        return [*found, *({"resource": each} for each in retired if each["resourceType"] in mine)]

    afterwards(server, ":merge", remember)
    on_the_way_out(server, "search", entries(added))


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


@mutant("API-192")
def gives_as_many_candidates_as_it_finds(server: Server) -> None:
    on_the_way_in(server, ":match", edited_body(lambda document: document.pop("count", None)))


@mutant("API-193")
def gives_uncertain_candidates_where_certain_ones_are_asked_for(server: Server) -> None:
    on_the_way_in(server, ":match", edited_body(lambda document: document.pop("onlyCertainMatches", None)))


@mutant("API-194")
def gives_several_certain_candidates(server: Server) -> None:
    match = server.handlers[":match"]

    async def wrong(server: Server, request: Request) -> Answer:
        asked = orjson.loads(request.body)
        if not asked.pop("onlyCertainMatches", False):
            return await match(server, request)
        request.body = orjson.dumps(asked)
        answer = await match(server, request)
        document = orjson.loads(answer.body)
        certain = [each for each in document["candidates"] if each["grade"] == "certain"]
        return replace(answer, body=orjson.dumps({**document, "candidates": certain}))

    server.handlers[":match"] = wrong


@mutant("API-195")
def writes_down_what_was_looked_for(server: Server) -> None:
    async def touch(request: Request, answer: Answer) -> None:
        for each in orjson.loads(answer.body)["candidates"][:1]:
            await _changed(server, request, each["candidate"], lambda document: document)

    afterwards(server, ":match", touch)


async def _changed(server: Server, request: Request, which: Document, change: Callable[[Document], Document]) -> None:
    """Writes a record anew as a function makes it."""

    def work(unit: Any) -> None:
        head = unit.head(which["type"], which["id"])
        document = change(head.document())
        document["meta"].pop("validTime", None)
        unit.change(head, document)

    await server.store.run(request.known.tenant, work)


@mutant("API-196")
def is_certain_in_spite_of_a_veto(server: Server) -> None:
    _of_candidates(server, lambda found: [{**each, "grade": "certain"} if "vetoes" in each else each for each in found])


@mutant("API-200")
def does_not_say_what_a_record_replaces(server: Server) -> None:
    on_the_way_out(server, "read", body(lambda document: document.pop("replaces", None)))


@mutant("API-202")
def records_the_last_state_of_a_merge_alone(server: Server) -> None:
    def shortened(document: Document) -> None:
        document["statusHistory"] = document["statusHistory"][-1:]

    on_the_way_out(server, ":merge", body(shortened))


@mutant("API-203")
def merges_where_a_preview_is_asked_for(server: Server) -> None:
    on_the_way_in(server, ":merge", edited_body(lambda document: document.pop("preview", None)))


@mutant("API-204")
def does_not_look_at_the_identifiers_named(server: Server) -> None:
    on_the_way_in(server, ":merge", edited_body(lambda document: document.pop("identifiers", None)))


@mutant("API-205")
def merges_in_spite_of_a_veto(server: Server) -> None:
    server.parties.veto_between = lambda *_: ()


@mutant("API-206")
def asks_nobody_about_a_veto(server: Server) -> None:
    def without(found: list[Any]) -> list[Any]:
        return [each for each in found if each.get("resource", {}).get("taskType") != "matchReview"]

    on_the_way_out(server, "search", entries(without))


@mutant("API-207")
def merges_a_record_into_itself(server: Server) -> None:
    forgiven_under(server, "API-207")


@mutant("API-208")
def merges_a_retired_record(server: Server) -> None:
    forgiven_under(server, "API-208")


def _rewrites(server: Server, name: str, come: str, go: str) -> None:
    """Lets what refers to one party of a merge refer to the other after an operation."""

    async def rewrite(request: Request, answer: Answer) -> None:
        event = orjson.loads(answer.body)
        old, new = event[come], event[go]
        for resource in REFERRING:
            term, value = f"{resource}.party", [f"{old['type']}/{old['id']}"]
            ids = await server.store.run(request.known.tenant, partial(_found, term, value))
            for each in ids:
                which = {"type": resource, "id": each}
                await _changed(server, request, which, lambda document: {**document, "party": new})

    afterwards(server, name, rewrite)


@mutant("API-209")
def rewrites_references_to_a_retired_record(server: Server) -> None:
    _rewrites(server, ":merge", "retired", "golden")


@mutant("API-216")
def gives_what_belongs_to_one_record_to_the_other(server: Server) -> None:
    _rewrites(server, ":unmerge", "retired", "golden")


@mutant("API-211")
def does_not_say_where_a_member_comes_from(server: Server) -> None:
    def shortened(document: Document) -> None:
        if "fieldProvenance" in document:
            document["fieldProvenance"] = document["fieldProvenance"][:1]

    on_the_way_out(server, "read", body(shortened))


@mutant("API-212")
def lets_the_order_of_merges_decide(server: Server) -> None:
    survive = server.parties.survive
    server.parties.survive = lambda brought, *more: survive(brought[-1:], *more)


@mutant("API-213")
def leaves_two_open_customers_of_one_party(server: Server) -> None:
    def alone(document: Document) -> None:
        if document.get("resourceType") == "Customer":
            document.pop("replacedBy", None)

    on_the_way_out(server, "read", body(alone))


@mutant("API-214")
def leaves_a_mark_on_what_it_restores(server: Server) -> None:
    mark = [{"url": "https://example.com/ext/unmerged", "valueBoolean": True}]

    async def touch(request: Request, answer: Answer) -> None:
        retired = orjson.loads(answer.body)["retired"]
        await _changed(server, request, retired, lambda document: {**document, "extensions": mark})

    afterwards(server, ":unmerge", touch)


@mutant("API-215")
def says_of_a_merge_taken_back_that_it_is_applied(server: Server) -> None:
    on_the_way_out(server, ":unmerge", body(lambda document: document.update(status="applied")))


@mutant("API-217")
def takes_back_what_was_not_applied(server: Server) -> None:
    forgiven_under(server, "API-217")


@mutant("API-218")
def takes_merges_back_in_any_order(server: Server) -> None:
    forgiven_under(server, "API-218")


@mutant("API-219")
def lets_a_plain_change_say_that_a_merge_was_applied(server: Server) -> None:
    server.reserve = lambda *_: None


def _found(term: str, values: list[str], unit: Unit) -> list[str]:
    return unit.find(term, values)


@mutant("API-220")
def keeps_the_keys_of_a_party_to_itself(server: Server) -> None:
    on_the_way_out(server, ":resolve", body(lambda document: document.update(keys=[])))


@mutant("API-221")
def resolves_a_key_to_the_retired_record(server: Server) -> None:
    resolve = server.handlers[":resolve"]

    async def wrong(server: Server, request: Request) -> Answer:
        answer = await resolve(server, request)
        document = orjson.loads(answer.body)
        golden = document["golden"]
        head = await server.store.run(request.known.tenant, lambda unit: unit.head(golden["type"], golden["id"]))
        replaced = head.document().get("replaces", ()) if head else ()
        for each in replaced[:1]:
            document["golden"] = {"type": each["type"], "id": each["id"]}
        return replace(answer, body=orjson.dumps(document))

    server.handlers[":resolve"] = wrong


@mutant("API-222")
def has_an_answer_for_every_key(server: Server) -> None:
    forgiven_under(server, "API-222")
