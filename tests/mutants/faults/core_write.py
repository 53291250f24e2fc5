"""Faults of changing records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from crmserver import judging
from crmserver.handlers.reading import names
from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from crmstandard.findings import Finding
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


@mutant("API-020")
def answers_creates_with_200(server: Server) -> None:
    on_the_way_out(server, "create", lambda answer: replace(answer, status=200))


@mutant("API-021")
def does_not_say_where_the_new_record_is(server: Server) -> None:
    on_the_way_out(server, "create", without_header("location"))


@mutant("API-022")
def creates_with_a_weak_etag(server: Server) -> None:
    def weakened(answer: Any) -> Any:
        return replace(answer, headers={**answer.headers, "etag": f"W/{answer.headers['etag']}"})

    on_the_way_out(server, "create", weakened)


@mutant("API-025")
def gives_the_same_id_twice(server: Server) -> None:
    def renamed(answer: Any) -> Any:
        return body(lambda document: document.update(id="record-1"))(answer)

    on_the_way_out(server, "create", renamed)


@mutant("API-026")
def takes_an_id_of_the_client(server: Server) -> None:
    def drop(request: Request) -> None:
        document = orjson.loads(request.body)
        if isinstance(document, dict):
            document.pop("id", None)
            request.body = orjson.dumps(document)

    on_the_way_in(server, "create", drop)


@mutant("API-031")
def carries_a_request_out_again_for_the_same_key(server: Server) -> None:
    def forget(request: Request) -> None:
        request.headers = {name: value for name, value in request.headers.items() if name != "idempotency-key"}

    on_the_way_in(server, "create", forget)


@mutant("API-032")
def does_not_mind_a_key_that_was_used_with_another_body(server: Server) -> None:
    forgiven(server, "key-reused", status=201)


@mutant("API-050")
def answers_a_put_with_the_old_etag(server: Server) -> None:
    def old(answer: Any) -> Any:
        return replace(answer, headers={**answer.headers, "etag": '"1"'})

    on_the_way_out(server, "update", old)


@mutant("API-051")
def changes_without_if_match(server: Server) -> None:
    def add(request: Request) -> None:
        request.headers = {"if-match": "*", **request.headers}

    on_the_way_in(server, "update patch delete", add)


@mutant("API-052")
def takes_a_stale_etag(server: Server) -> None:
    server.matches = lambda header, _: header is not None


@mutant("API-061")
def takes_a_weak_entity_tag_for_a_strong_one(server: Server) -> None:
    server.matches = lambda header, tag: header is not None and names(header, tag)


@mutant("API-063")
def does_not_know_the_star(server: Server) -> None:
    matches = server.matches
    server.matches = lambda header, tag: header != "*" and matches(header, tag)


@mutant("API-036")
def keeps_the_answers_to_changes_by_their_keys(server: Server) -> None:
    handler, kept = server.handlers["patch"], dict[tuple[str, str], Answer]()

    async def repeated(server: Server, request: Request) -> Answer:
        key = request.path, request.headers.get("idempotency-key", "")
        if not key[1]:
            return await handler(server, request)
        if key not in kept:
            kept[key] = await handler(server, request)
        return kept[key]

    server.handlers["patch"] = repeated


@mutant("API-054")
def takes_a_put_with_the_id_of_another_record(server: Server) -> None:
    def rename(request: Request) -> None:
        document = orjson.loads(request.body)
        if isinstance(document, dict):
            request.body = orjson.dumps({**document, "id": request.params["id"]})

    on_the_way_in(server, "update", rename)


@mutant("API-057")
def keeps_members_that_a_merge_patch_removes(server: Server) -> None:
    def without_nulls(request: Request) -> None:
        patch = orjson.loads(request.body)
        if isinstance(patch, dict):
            request.body = orjson.dumps({name: value for name, value in patch.items() if value is not None})

    on_the_way_in(server, "patch", without_nulls)


@mutant("API-062")
def answers_a_delete_with_200(server: Server) -> None:
    on_the_way_out(server, "delete", lambda answer: replace(answer, status=200))


@mutant("API-153")
def takes_a_member_that_stands_twice(server: Server) -> None:
    def lenient(raw: bytes) -> Document:
        try:
            found: Document = orjson.loads(raw)
        except orjson.JSONDecodeError:
            return judging.read_object(raw)
        return found if isinstance(found, dict) else judging.read_object(raw)

    server.read_object = lenient


@mutant("API-151")
def takes_any_media_type(server: Server) -> None:
    def pretend(request: Request) -> None:
        request.headers = {**request.headers, "content-type": "application/json"}

    on_the_way_in(server, "create update", pretend)


def _judging(counts: Callable[[Finding], bool]) -> judging.Judge:
    """A judge to whom only some findings count."""

    def wrong(resource: str, document: Mapping[str, Any], profiles: Iterable[str] = ()) -> list[Finding]:
        return [each for each in judging.judge(resource, document, profiles) if counts(each)]

    return wrong


@mutant("API-158")
def takes_what_breaks_the_schema(server: Server) -> None:
    server.judge = _judging(lambda finding: not finding.keyword)


@mutant("API-159")
def takes_what_breaks_the_rules(server: Server) -> None:
    server.judge = _judging(lambda finding: bool(finding.keyword))


@mutant("API-145")
def points_at_the_whole_record(server: Server) -> None:
    def blur(refusal: Refusal) -> None:
        refusal.errors = tuple(replace(each, pointer="" if each.pointer else each.pointer) for each in refusal.errors)

    on_every_refusal(server, blur)


def unresolved(*_arguments: Any) -> None:
    """Leaves references as they are."""


@mutant("API-160")
def takes_a_reference_that_leads_nowhere(server: Server) -> None:
    server.resolve_references = unresolved


@mutant("API-052")
def answers_a_stale_etag_with_409(server: Server) -> None:
    on_every_refusal(server, lambda refusal: restatused(refusal, "stale", 409))


@mutant("API-150")
def takes_bodies_of_any_length(server: Server) -> None:
    declared = server.settings.max_body
    server.settings = replace(server.settings, max_body=1 << 40)
    on_the_way_out(server, "readCapabilities", body(lambda document: document["limits"].update(maxBodyBytes=declared)))


@mutant("API-028")
def leaves_the_source_of_new_records_open(server: Server) -> None:
    on_the_way_out(server, "create", body(lambda document: document["meta"].update(source="urn:unknown")))
