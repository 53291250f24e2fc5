"""Faults of exports, imports and their jobs."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import orjson

from crmserver.bulk.applying import Applying
from crmserver.bulk.keys import Keys
from crmserver.bulk.outcomes import UNCHANGED
from crmserver.bulk.preparing import Prepared, prepare
from crmserver.judging import judge
from crmserver.request import Answer, Request
from crmserver.server import Server
from crmstandard.findings import Finding
from crmstandard.statemachines import machine_of
from tests.mutants.registry import mutant
from tests.mutants.ways import (
    Document,
    body,
    edited_body,
    forgiven,
    on_the_way_in,
    on_the_way_out,
    without_header,
    without_parameter,
)

Lines = Callable[[list[bytes]], list[bytes]]


async def _edited(parts: AsyncIterator[bytes], change: Lines) -> AsyncIterator[bytes]:
    raw = b"".join([each async for each in parts])
    lines = change(raw.splitlines())
    yield b"".join(line + b"\n" for line in lines)


def files(server: Server, change: Lines) -> None:
    """Lets a function change the lines of each file of a job."""

    def changed(answer: Answer) -> Answer:
        if answer.parts is None or "json" not in answer.headers["content-type"]:
            return answer
        headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
        return replace(answer, headers=headers, parts=_edited(answer.parts, change))

    on_the_way_out(server, "readJobFile", changed)


def rows(server: Server, change: Callable[[Document], None]) -> None:
    """Lets a function change each row of an import."""

    def changed(line: bytes) -> bytes:
        try:
            document = orjson.loads(line)
        except ValueError:
            return line
        change(document)
        return orjson.dumps(document)

    def edit(request: Request) -> None:
        request.headers = {name: value for name, value in request.headers.items() if name != "content-length"}
        if request.stream is not None:
            request.stream = _edited(request.stream, lambda lines: [changed(each) for each in lines])

    on_the_way_in(server, "startImport", edit)


def wanted(server: Server, change: Callable[[Document], None]) -> None:
    """Lets a function change what each export asks for."""
    on_the_way_in(server, "startExport", edited_body(change))


def listed(name: str, change: Callable[[Document], None]) -> Callable[[Document], None]:
    """A change of each file in a list of the manifest."""

    def changed(document: Document) -> None:
        for each in document.get(name, ()):
            change(each)

    return changed


@mutant("BLK-001")
def does_not_say_where_an_export_is(server: Server) -> None:
    on_the_way_out(server, "startExport", without_header("content-location"))


@mutant("BLK-002")
def starts_jobs_for_who_will_not_poll(server: Server) -> None:
    def patient(request: Request) -> None:
        request.headers = {**request.headers, "prefer": "respond-async"}

    on_the_way_in(server, "startExport startImport", patient)


@mutant("BLK-003")
def does_not_say_when_to_ask_again(server: Server) -> None:
    on_the_way_out(server, "readJob", without_header("retry-after"))


@mutant("BLK-004")
def gives_no_manifest(server: Server) -> None:
    on_the_way_out(server, "readJob", body(lambda document: document.pop("files", None)))


@mutant("BLK-005")
def counts_one_record_too_many(server: Server) -> None:
    def more(entry: Document) -> None:
        entry["recordCount"] += 1

    on_the_way_out(server, "readJob", body(listed("files", more)))


@mutant("BLK-005")
def gives_a_wrong_digest(server: Server) -> None:
    on_the_way_out(server, "readJob", body(listed("files", lambda entry: entry.update(sha256="0" * 64))))


@mutant("BLK-006")
def does_not_say_when_files_expire(server: Server) -> None:
    on_the_way_out(server, "readJob", body(lambda document: document.pop("expiresAt", None)))


@mutant("BLK-007")
def leaves_the_last_record_out(server: Server) -> None:
    files(server, lambda lines: lines[:-1])


@mutant("BLK-007")
def exports_the_first_record_twice(server: Server) -> None:
    files(server, lambda lines: [*lines[:1], *lines])


@mutant("BLK-008")
def exports_lines_with_members_that_are_not_known(server: Server) -> None:
    files(server, lambda lines: [b'{"exported":true,' + each[1:] for each in lines])


@mutant("BLK-009")
def leaves_parquet_empty(server: Server) -> None:
    def emptied(document: Document) -> None:
        if document.get("format") == "parquet":
            document["until"] = "2001-01-01T00:00:00Z"

    wanted(server, emptied)


@mutant("BLK-010")
def takes_any_format(server: Server) -> None:
    forgiven(server, "invalid", status=202)


@mutant("BLK-011")
def exports_all_times(server: Server) -> None:
    def timeless(document: Document) -> None:
        document.pop("since", None)
        document.pop("until", None)

    wanted(server, timeless)


@mutant("BLK-011")
def exports_whatever_the_filter_says(server: Server) -> None:
    wanted(server, lambda document: document.pop("filter", None))


@mutant("BLK-013")
def does_not_tell_of_deletions(server: Server) -> None:
    on_the_way_out(server, "readJob", body(lambda document: document.update(deletedFiles=[])))


@mutant("BLK-015")
def keeps_jobs_that_are_deleted(server: Server) -> None:
    async def kept(server: Server, request: Request) -> Answer:
        return Answer(204)

    server.handlers["cancelJob"] = kept


@mutant("BLK-017")
def shows_jobs_to_every_client(server: Server) -> None:
    def as_main(request: Request) -> None:
        request.caller = replace(request.known, client="main")

    on_the_way_in(server, "readJob readJobFile", as_main)


@mutant("BLK-040")
def does_not_say_where_an_import_is(server: Server) -> None:
    on_the_way_out(server, "startImport", without_header("content-location"))


def _outcomes(server: Server, change: Lines) -> None:
    files(server, lambda lines: change(lines) if b'"outcome"' in b"".join(lines) else lines)


@mutant("BLK-042")
def says_nothing_of_the_last_row(server: Server) -> None:
    _outcomes(server, lambda lines: lines[:-1])


@mutant("BLK-043")
def does_not_say_why_a_row_is_refused(server: Server) -> None:
    def silent(lines: list[bytes]) -> list[bytes]:
        found = [orjson.loads(each) for each in lines]
        return [orjson.dumps({name: value for name, value in each.items() if name != "errors"}) for each in found]

    _outcomes(server, silent)


@mutant("BLK-044")
def takes_rows_with_members_that_are_not_known(server: Server) -> None:
    def lenient(*arguments: Any) -> list[Finding]:
        return [each for each in judge(*arguments) if "noSuchMember" not in each.pointer]

    def wrong(terms: Any, chunk: Any, target: str, _judge: Any) -> Prepared:
        return prepare(terms, chunk, target, lenient)

    server.bulk.prepare = wrong


def _in_mode(server: Server, mode: str, *, where: Callable[[str | None], bool]) -> None:
    def turned(request: Request) -> None:
        if where(request.parameter("mode")):
            without_parameter("mode")(request)
            request.query = (*request.query, ("mode", mode))

    on_the_way_in(server, "startImport", turned)


@mutant("BLK-045")
def takes_atomic_for_partial(server: Server) -> None:
    _in_mode(server, "partial", where=lambda mode: mode == "atomic")


@mutant("BLK-046")
def takes_partial_for_atomic(server: Server) -> None:
    _in_mode(server, "atomic", where=lambda mode: mode == "partial")


@mutant("BLK-047")
def imports_in_parts_unless_told_otherwise(server: Server) -> None:
    _in_mode(server, "partial", where=lambda mode: mode is None)


@mutant("BLK-048")
def gives_rows_new_ids(server: Server) -> None:
    rows(server, lambda document: document.update(id=f"{document.get('id')}-2"))


@mutant("BLK-049")
def begins_every_row_in_the_first_state(server: Server) -> None:
    def first(document: Document) -> None:
        machine = machine_of(str(document.get("resourceType")))
        if machine is not None:
            document.pop(machine.member, None)

    rows(server, first)


@mutant("BLK-050")
def leaves_known_records_as_they_are(server: Server) -> None:
    class Wrong(Applying):
        def _one(self, unit: Any, ready: Any, *arguments: Any, **more: Any) -> Any:
            if unit.head(ready.resource, ready.id) is not None:
                return UNCHANGED, ()
            return super()._one(unit, ready, *arguments, **more)

    server.bulk.applying = Wrong


@mutant("BLK-051")
def does_not_look_among_the_other_rows(server: Server) -> None:
    class Wrong(Keys):
        def add(self, prepared: Prepared) -> None:
            super().add(replace(prepared, keys=[]))

    server.bulk.keys = Wrong


@mutant("BLK-053")
def stores_an_import_that_comes_again(server: Server) -> None:
    numbers = itertools.count()

    def fresh(request: Request) -> None:
        request.headers = {name: value for name, value in request.headers.items() if name != "idempotency-key"}

    def another(document: Document) -> None:
        url = "https://w3id.org/crmstandard/1/ext/conformance"
        document["extensions"] = [{"url": url, "valueString": str(next(numbers))}]

    on_the_way_in(server, "startImport", fresh)
    rows(server, another)
