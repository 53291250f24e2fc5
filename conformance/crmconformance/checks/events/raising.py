"""When an event is raised: one for each change, none for what is refused, and soon."""

from __future__ import annotations

from collections.abc import Iterable

from crmconformance.asking import get, patch
from crmconformance.following import PAUSE, WITHIN, about, changing, end, every, since
from crmconformance.jobs import STORED, imported, rows_of
from crmconformance.records import changed, create, deleted, difference
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold, needed, now, wait
from crmconformance.target import Target
from crmconformance.trial import Trial


@check("API-009")
def everybody_may_read_the_description_of_the_events(_t: Trial) -> Script[None]:
    """Reads the description of the events without a token and with one."""
    for wanted in (get("/asyncapi.json", client=None), get("/asyncapi.json")):
        answer = expect((yield from ask(wanted)), 200)
        version = str(answer.document.get("asyncapi", ""))
        hold(version.startswith("3."), "an AsyncAPI 3 document", say("asyncapi: {}", version or "none"), answer)


@check("EVT-001", subjects=changing)
def each_change_raises_one_event(t: Trial) -> Script[None]:
    """Makes, reads, changes and deletes a record, and counts the events of it."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    yield from ask(get(made.path))
    first = yield from changed(t, made)
    second = yield from changed(t, made, first.etag)
    yield from deleted(made, second.etag)
    found = yield from every(t.resource, made.id, cursor, 4)
    hold(len(found.events) == 4, "4 events of 4 changes", say("{} events", len(found.events)), found.answer)


def _importing(target: Target) -> Iterable[str]:
    return changing(target) if "bulkImport" in target.features else []


@check("EVT-001", subjects=_importing)
def each_row_of_an_import_raises_one_event(t: Trial) -> Script[None]:
    """Imports rows, and counts the events of each."""
    cursor = yield from end(t.resource)
    rows = yield from rows_of(t, 3)
    made = yield from imported(t, rows)
    for number, each in enumerate(rows, 1):
        if made.outcome(number) not in STORED:
            raise Missing("a row that is stored is needed")
        found = yield from every(t.resource, str(each["id"]), cursor, 1)
        hold(len(found.events) == 1, "1 event of 1 change", say("{} events", len(found.events)), found.answer)


@check("EVT-009", subjects=changing)
def what_is_refused_raises_no_event(t: Trial) -> Script[None]:
    """Sends changes that are refused between two that are not, and counts the events of the record."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    first = yield from changed(t, made)
    for wanted in (
        patch(made.path, {**difference(t), "noSuchMember": "x"}, first.etag),
        patch(made.path, difference(t), made.etag),
        patch(made.path, b'{"extensions": [', first.etag),
    ):
        needed((yield from ask(wanted)), 400, 412, 422, what="a refusal is needed")
    yield from changed(t, made, first.etag)
    found = yield from every(t.resource, made.id, cursor, 3)
    hold(len(found.events) <= 3, "3 events of 3 changes", say("{} events", len(found.events)), found.answer)


@check("EVT-010", subjects=changing)
def an_event_is_there_within_ten_seconds(t: Trial) -> Script[None]:
    """Makes a record and asks for its event until it is there or ten seconds are over."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    answered = yield from now()
    while True:
        asked = yield from now()
        pages = yield from since(t.resource, cursor)
        if any(about(each, t.resource, made.id) for each in pages.events()):
            return
        passed = f"{asked - answered:.0f}"
        hold(asked - answered <= WITHIN, say("the event within {} s", f"{WITHIN:g}"), passed, pages.answers[-1])
        yield from wait(PAUSE)
