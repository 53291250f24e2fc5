"""Faults of masking, of purposes and of the audit trail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from crmserver.access.view import View
from crmserver.refusals import Refusal
from crmserver.request import Answer, Request, json_answer
from crmserver.server import Server
from crmserver.store.unit import Unit
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, entries, on_the_way_in, on_the_way_out

Entries = list[Document]
TRAIL = "AuditEvent"
LATER = 2.0  # seconds


def audits(server: Server, change: Callable[[Entries], Entries]) -> None:
    """Lets a function change the audit events that a piece of work leaves."""
    run = server.store.run

    async def wrong(tenant: str, work: Callable[[Unit], Any], *more: Any, **named: Any) -> Any:
        def changed(unit: Unit) -> Any:
            try:
                return work(unit)
            finally:
                unit.audits[:] = change(unit.audits)

        return await run(tenant, changed, *more, **named)

    server.store.run = wrong  # type: ignore[method-assign,assignment]


def _without(action: str) -> Callable[[Entries], Entries]:
    return lambda found: [each for each in found if each["action"] != action]


def _trail(change: Callable[[Document], None]) -> Callable[[Answer], Answer]:
    """A change of each audit event on a page."""

    def changed(found: list[Any]) -> list[Any]:
        for each in found:
            if each["resource"].get("resourceType") == TRAIL:
                change(each["resource"])
        return found

    return entries(changed)


@mutant("SEC-051")
def tells_how_few_there_are(server: Server) -> None:
    on_the_way_out(server, "search", body(lambda document: document.update(total=len(document["entries"]))))


@mutant("SEC-063")
def leaves_an_empty_object_in_the_place_of_what_it_masks(server: Server) -> None:
    def emptied(document: Document) -> None:
        for each in document.get("absences", ()):
            if each["reason"] == "masked":
                document.setdefault(each["path"].split("/")[1], {})

    on_the_way_out(server, "read", body(emptied))


@mutant("SEC-064")
def shows_what_is_left_of_a_record_of_class_s(server: Server) -> None:
    read = server.handlers["read"]

    async def lenient(server: Server, request: Request) -> Answer:
        try:
            return await read(server, request)
        except Refusal as refusal:
            if "SEC-064" not in [each.requirement for each in refusal.errors]:
                raise
            return json_answer(200, {"resourceType": request.resource, "id": request.params["id"]})

    server.handlers["read"] = lenient


class _Telling:
    """A view that lets every member be searched by."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def shows(self, member: str) -> bool:  # noqa: ARG002 - whichever it is
        return True


@mutant("SEC-065")
def searches_by_what_it_masks(server: Server) -> None:
    view = server.access.view

    async def wrong(server: Server, request: Request, resource: str, **more: Any) -> Any:
        return _Telling(await view(server, request, resource, **more))

    server.access.view = wrong  # type: ignore[method-assign]


def _as_cleared(request: Request) -> None:
    request.caller = replace(request.known, clearance="S")


@mutant("SEC-066")
def shows_in_versions_what_it_masks_in_reads(server: Server) -> None:
    on_the_way_in(server, "version history", _as_cleared)


@mutant("SEC-066")
def shows_in_events_what_it_masks_in_reads(server: Server) -> None:
    on_the_way_in(server, "readEvents", _as_cleared)


@mutant("SEC-066")
def shows_in_searches_what_it_masks_in_reads(server: Server) -> None:
    on_the_way_in(server, "search", _as_cleared)


@mutant("SEC-070")
def leaves_no_trace_of_reads(server: Server) -> None:
    audits(server, _without("read"))


@mutant("SEC-070")
def leaves_two_traces_of_a_search(server: Server) -> None:
    audits(server, lambda found: [one for each in found for one in [each] * (1 + (each["action"] == "search"))])


@mutant("SEC-071")
def leaves_no_trace_of_deletions(server: Server) -> None:
    audits(server, _without("delete"))


def _forgetful(*names: str) -> Callable[[Entries], Entries]:
    return lambda found: [{name: value for name, value in each.items() if name not in names} for each in found]


@mutant("SEC-072")
def leaves_no_trace_of_what_it_denies_in_a_search(server: Server) -> None:
    on_the_way_in(server, "search", lambda request: setattr(request, "denied", True))


@mutant("SEC-073")
def forgets_the_purpose_in_the_trail(server: Server) -> None:
    audits(server, _forgetful("purpose"))


@mutant("SEC-073")
def forgets_the_request_in_the_trail(server: Server) -> None:
    audits(server, _forgetful("requestId"))


@mutant("SEC-078")
def does_not_say_in_the_trail_why_it_denies(server: Server) -> None:
    audits(server, _forgetful("reason"))


@mutant("SEC-079")
def forgets_the_grant_in_the_trail(server: Server) -> None:
    audits(server, _forgetful("grant"))


@mutant("SEC-079")
def names_no_grant_where_a_vendor_reads_the_feed(server: Server) -> None:
    def forgetful(found: Entries) -> Entries:
        return [each if "objectType" in each else _forgetful("grant")([each])[0] for each in found]

    audits(server, forgetful)


@mutant("SEC-074")
def keeps_its_trail_when_there_is_time(server: Server) -> None:
    run, waiting = server.store.run, set[asyncio.Task[None]]()

    async def later(tenant: str, entry: Document) -> None:
        await asyncio.sleep(LATER)
        await run(tenant, lambda unit: unit.audit(entry))

    async def wrong(tenant: str, work: Callable[[Unit], Any], *more: Any, **named: Any) -> Any:
        kept: Entries = []

        def changed(unit: Unit) -> Any:
            try:
                return work(unit)
            finally:
                kept[:], unit.audits[:] = unit.audits, []

        try:
            return await run(tenant, changed, *more, **named)
        finally:
            waiting.update(asyncio.create_task(later(tenant, each)) for each in kept)

    server.store.run = wrong  # type: ignore[method-assign,assignment]


@mutant("SEC-075")
def leaves_events_of_the_trail_out(server: Server) -> None:
    def kept(found: list[Any]) -> list[Any]:
        return [each for each in found if each["resource"].get("sequence", 1) % 3]

    on_the_way_out(server, "search", entries(kept))


@mutant("SEC-076")
def changes_what_stands_in_the_trail(server: Server) -> None:
    on_the_way_out(server, "search", _trail(lambda event: event.update(actorKind="system", action="login")))


@mutant("SEC-076")
def holds_no_hash_of_the_event_before(server: Server) -> None:
    on_the_way_out(server, "search", _trail(lambda event: event.pop("prevHash", None)))


@mutant("SEC-077")
def lets_clients_delete_from_the_trail(server: Server) -> None:
    answer = server.answer

    async def wrong(request: Request) -> Answer:
        if request.method == "DELETE" and request.path.startswith("/v1/audit-events/"):
            return Answer(204)
        return await answer(request)

    server.answer = wrong  # type: ignore[method-assign]
