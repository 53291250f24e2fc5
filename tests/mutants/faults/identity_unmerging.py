"""Faults of what takes a merge back, and of keys of source systems."""

from __future__ import annotations

from dataclasses import replace

import orjson

from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.referring import rewrites_references
from tests.mutants.registry import mutant
from tests.mutants.ways import afterwards, body, forgiven_under, on_the_way_out, rewritten

MARK = [{"url": "https://example.com/ext/unmerged", "valueBoolean": True}]


@mutant("API-214")
def leaves_a_mark_on_what_it_restores(server: Server) -> None:
    async def touch(request: Request, answer: Answer) -> None:
        await rewritten(server, request, orjson.loads(answer.body)["retired"], extensions=MARK)

    afterwards(server, ":unmerge", touch)


@mutant("API-215")
def says_of_a_merge_taken_back_that_it_is_applied(server: Server) -> None:
    on_the_way_out(server, ":unmerge", body(lambda document: document.update(status="applied")))


@mutant("API-216")
def gives_what_belongs_to_one_record_to_the_other(server: Server) -> None:
    rewrites_references(server, ":unmerge")


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
        for each in (head.document().get("replaces", ()) if head else ())[:1]:
            document["golden"] = {"type": each["type"], "id": each["id"]}
        return replace(answer, body=orjson.dumps(document))

    server.handlers[":resolve"] = wrong


@mutant("API-222")
def has_an_answer_for_every_key(server: Server) -> None:
    forgiven_under(server, "API-222")
