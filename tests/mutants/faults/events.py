"""Faults of events and of their feed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from crmserver.events.sight import scope_of
from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from crmstandard import schemas
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, on_the_way_out

Events = list[Document]
LATE = 60_000_000  # microseconds


def events(server: Server, change: Callable[[Events], Events]) -> None:
    """Lets a function change the events on each page of the feed."""

    def changed(document: Document) -> None:
        document["events"] = change(document["events"])

    on_the_way_out(server, "readEvents", body(changed))


def each_event(server: Server, change: Callable[[Document], None]) -> None:
    """Lets a function change each event of the feed."""

    def changed(found: Events) -> Events:
        for each in found:
            change(each)
        return found

    events(server, changed)


def _retyped(server: Server, verb: str, other: str) -> None:
    each_event(server, lambda event: event.update(type=event["type"].replace(f".{verb}.", f".{other}.")))


@mutant("API-009")
def describes_events_in_an_older_form(server: Server) -> None:
    on_the_way_out(server, "readAsyncapi", body(lambda document: document.update(asyncapi="2.6.0")))


@mutant("EVT-001")
def raises_two_events_of_each_change(server: Server) -> None:
    events(server, lambda found: [one for each in found for one in (each, {**each, "id": f"{each['id']}-again"})])


@mutant("EVT-001")
def raises_no_event_of_a_deletion(server: Server) -> None:
    events(server, lambda found: [each for each in found if ".deleted." not in each["type"]])


@mutant("EVT-002")
def gives_events_a_member_of_its_own(server: Server) -> None:
    each_event(server, lambda event: event.update(priority=1))


@mutant("EVT-003")
def calls_a_step_an_update(server: Server) -> None:
    _retyped(server, "statusChanged", "updated")


@mutant("EVT-003")
def calls_a_creation_an_update(server: Server) -> None:
    _retyped(server, "created", "updated")


@mutant("EVT-004")
def names_the_resource_in_place_of_the_collection(server: Server) -> None:
    def renamed(event: Document) -> None:
        kind = event["type"].split(".")[1].lower()
        event["subject"] = f"{kind}/{event['subject'].partition('/')[2]}"

    each_event(server, renamed)


@mutant("EVT-005")
def carries_the_latest_version_in_every_event(server: Server) -> None:
    def latest(found: Events) -> Events:
        last = {each["subject"]: each["data"] for each in found if "data" in each}
        return [{**each, "data": last[each["subject"]]} if "data" in each else each for each in found]

    events(server, latest)


@mutant("EVT-006")
def carries_what_was_deleted(server: Server) -> None:
    def carrying(event: Document) -> None:
        if "data" not in event:
            kind = event["type"].split(".")[1]
            event["data"] = {"resourceType": kind[0].upper() + kind[1:], "id": event["subject"].partition("/")[2]}

    each_event(server, carrying)


@mutant("EVT-007")
def says_that_every_change_was_recorded_long_ago(server: Server) -> None:
    each_event(server, lambda event: event.update(time="2001-01-01T00:00:00Z"))


@mutant("EVT-007")
def says_that_a_change_is_true_from_when_it_was_recorded(server: Server) -> None:
    each_event(server, lambda event: event.update(validtime=event["time"]))


@mutant("EVT-008")
def calls_every_event_internal(server: Server) -> None:
    each_event(server, lambda event: event.update(privacyclass="I"))


@mutant("EVT-009")
def raises_events_of_what_it_refuses(server: Server) -> None:
    refused: list[tuple[str, str]] = []
    update, read, numbers = server.handlers["patch"], server.handlers["readEvents"], itertools.count()

    async def patch(server: Server, request: Request) -> Answer:
        try:
            return await update(server, request)
        except Refusal:
            refused.append((request.resource, request.params["id"]))
            raise

    async def raised(server: Server, request: Request) -> Answer:
        mine = [each for each in refused if scope_of(each[0]) in request.known.scopes]
        answer = await read(server, request)
        document: Any = orjson.loads(answer.body)
        for each in mine:
            refused.remove(each)
            document["events"].append(_of_refused(*each, next(numbers)))
        return replace(answer, body=orjson.dumps(document))

    server.handlers["patch"], server.handlers["readEvents"] = patch, raised


def _of_refused(resource: str, identifier: str, number: int) -> Document:
    return {
        "specversion": "1.0",
        "id": f"event-refused-{number}",
        "source": "urn:crmstandard:reference-server:bank",
        "type": f"crm.{resource[0].lower()}{resource[1:]}.updated.v1",
        "subject": f"{schemas.resource(resource).collection}/{identifier}",
        "time": "2026-01-01T00:00:00Z",
        "sequence": f"{number:020d}",
        "privacyclass": "I",
    }


@mutant("EVT-010")
def shows_events_when_they_are_old(server: Server) -> None:
    found = server.events_of

    async def late(server: Server, request: Request, views: Any, changes: Any, *more: Any) -> Any:
        old = [each for each in changes if each.recorded_at < server.store.now() - LATE]
        return await found(server, request, views, old, *more)

    server.events_of = late


@mutant("EVT-012")
def raises_events_of_the_audit_trail(server: Server) -> None:
    def audited(found: Events) -> Events:
        about = {"type": "crm.auditEvent.created.v1", "subject": "audit-events/audit-000000000001"}
        return [one for each in found for one in (each, {**each, **about, "id": f"{each['id']}-audit"})]

    events(server, audited)


@mutant("EVT-020")
def gives_the_latest_event_first(server: Server) -> None:
    events(server, lambda found: found[::-1])


@mutant("EVT-021")
def gives_the_changes_of_a_page_the_other_way_round(server: Server) -> None:
    def turned(found: Events) -> Events:
        return [{**each, "sequence": one["sequence"]} for each, one in zip(found[::-1], found, strict=True)]

    events(server, turned)


@mutant("EVT-022")
def loses_an_event_between_two_pages(server: Server) -> None:
    events(server, lambda found: found[:-1] if len(found) > 1 else found)


@mutant("EVT-023")
def leads_from_no_page_without_events(server: Server) -> None:
    def ending(document: Document) -> None:
        if not document["events"]:
            document.pop("next")

    on_the_way_out(server, "readEvents", body(ending))


@mutant("EVT-024")
def gives_an_event_another_id_each_time(server: Server) -> None:
    numbers = itertools.count()
    each_event(server, lambda event: event.update(id=f"{event['id']}-{next(numbers)}"))
