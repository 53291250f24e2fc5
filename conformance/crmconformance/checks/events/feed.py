"""The feed: in order, without gaps, the same whenever it is read."""

from __future__ import annotations

from crmconformance.asking import post
from crmconformance.following import MOST, about, changing, complete, end, events_on, page, since, told
from crmconformance.records import changed, create, deleted, written
from crmconformance.registry import check
from crmconformance.remembering import version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed, together
from crmconformance.trial import Trial
from crmconformance.wire import unlike

SMALL = 2  # events on a page where pages are to be followed


@check("EVT-020", subjects=changing)
def events_come_in_the_order_of_their_sequence(t: Trial) -> Script[None]:
    """Reads the oldest events and those of records that are made and changed in turn, and compares their sequences."""
    cursor = yield from end(t.resource)
    made, others = (yield from create(t)), [(yield from create(t)), (yield from create(t))]
    yield from changed(t, others[0])
    yield from changed(t, made)
    yield from complete(t.resource, made.id, cursor, 2)
    for wanted in (page(t.resource), page(t.resource, cursor)):
        answer = expect((yield from ask(wanted)), 200)
        hold(isinstance(answer.document.get("events"), list), "a page of events", "another document", answer)
        found = [str(each.get("sequence")) for each in events_on(answer)]
        index = next((n for n, pair in enumerate(zip(found, sorted(found), strict=True)) if pair[0] != pair[1]), None)
        hold(index is None, "sequences in order", "one that is out of order", answer, index=index)


@check("EVT-021", subjects=changing)
def events_of_a_record_come_in_the_order_of_its_changes(t: Trial) -> Script[None]:
    """Changes a record several times, and compares the versions in its events with the order of the changes."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    answers = [made.answer]
    for _ in range(3):
        answers.append((yield from changed(t, made, answers[-1].etag)))
    found = yield from complete(t.resource, made.id, cursor, len(answers))
    expected = [version_id(each.document) for each in answers]
    observed = [version_id(each["data"]) for each in found.events if isinstance(each.get("data"), dict)]
    hold(observed == expected, ", ".join(expected), ", ".join(observed), found.answer, subject=made.path)


@check("EVT-022", subjects=changing)
def whoever_follows_next_is_given_every_event(t: Trial) -> Script[None]:
    """Makes several records at once, and looks for the event of each on small pages."""
    cursor = yield from end(t.resource)
    sent = []
    for _ in range(5):
        sent.append((yield from written(t, t.resource)))  # noqa: PERF401 - a comprehension cannot yield
    answers = yield from together(*(post(t.path, each) for each in sent))
    made = [str(needed(each, 201, what="a record is needed").document.get("id")) for each in answers]
    for each in made:
        yield from told(t.resource, each, cursor, 1)  # until the event is due
    pages = yield from since(t.resource, cursor, limit=SMALL)
    found = list(pages.events())
    for each in made:
        there = any(about(event, t.resource, each) for event in found)
        hold(there, "the event of each record", "one that is on no page", pages.answers[-1], subject=f"{t.path}/{each}")


def _led(t: Trial) -> Script[str]:
    """The cursor that the end of the feed leads to, each page on the way judged."""
    cursor = ""
    for _ in range(MOST):
        answer = expect((yield from ask(page(t.resource, cursor))), 200)
        cursor = answer.document.get("next") or ""
        hold(isinstance(cursor, str) and cursor, "next", "none", answer)
        if not events_on(answer):
            break
    return cursor


@check("EVT-023", subjects=changing)
def each_page_leads_to_later_events(t: Trial) -> Script[None]:
    """Follows next from the oldest page to the end of the feed, and from there to the event of a later change."""
    cursor = yield from _led(t)
    made = yield from create(t)
    found = yield from told(t.resource, made.id, cursor, 1)
    hold(found.events, "the later event", "none", found.answer)


@check("EVT-024", subjects=changing)
def an_event_stays_the_same(t: Trial) -> Script[None]:
    """Reads the events of a record, deletes it, and reads them again."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    answer = yield from changed(t, made)
    first = yield from complete(t.resource, made.id, cursor, 2)
    yield from deleted(made, answer.etag)
    again = yield from complete(t.resource, made.id, cursor, 3, limit=SMALL)
    known = {str(each.get("sequence")): each for each in again.events}
    for event in first.events:
        place = unlike(event, known.get(str(event.get("sequence")), {}))
        hold(place is None, "the event as it was", say("another value at {}", place), again.answer, member=place)
