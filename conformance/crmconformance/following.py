"""The feed of events as a check follows it: from its end on, what came since, and what came of one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from crmconformance.asking import Answer, Ask, get
from crmconformance.jobs import few, rows_possible
from crmconformance.records import Document, Record, changed, create, deleted
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, needed, now, shared, wait
from crmconformance.target import Target, collection, scope
from crmconformance.trial import Trial

EVENTS = "/v1/events"
MOST = 500  # pages that are followed
WITHIN = 10.0  # seconds in which the event of a change has to be there
PAUSE = 0.5


def changing(target: Target) -> Iterable[str]:
    """A few resources whose records can be made, changed and deleted."""
    offered = set(target.offering("create", "read", "patch", "delete"))
    return few(name for name in rows_possible(target) if name in offered)


def scopes(resource: str) -> tuple[str, ...]:
    """The scopes of who sees the events of one resource alone, so that pages stay short."""
    return ("events.read", scope(resource, "read"))


def page(resource: str, cursor: str = "", *, limit: int | None = None, **about: Any) -> Ask:
    """The request for the events of a resource after a cursor, from the oldest on without one."""
    given = {"limit": limit, "cursor": cursor or None}
    query = urlencode({name: value for name, value in given.items() if value is not None})
    return get(f"{EVENTS}?{query}" if query else EVENTS, **{"scopes": scopes(resource), **about})


def events_on(answer: Answer) -> list[Document]:
    """The events on a page."""
    found = answer.document.get("events")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


@dataclass(frozen=True)
class Pages:
    """Pages of the feed, as they were followed, the last ones without events."""

    answers: tuple[Answer, ...]

    @property
    def end(self) -> str:
        """The cursor from which later events follow."""
        return str(self.answers[-1].document["next"])

    def events(self) -> Iterator[Document]:
        """Their events in order."""
        for each in self.answers:
            yield from events_on(each)


def since(resource: str, cursor: str = "", **about: Any) -> Script[Pages]:
    """The pages after a cursor up to the end. Raises Missing where a page is not given or there is no end."""
    answers: list[Answer] = []
    while len(answers) < MOST:
        answer = needed((yield from ask(page(resource, cursor, **about))), 200, what="a page of the feed is needed")
        if not isinstance(answer.document.get("next"), str):
            raise Missing("the next page of the feed is needed, but the page before it leads to none")
        answers.append(answer)
        cursor = answer.document["next"]
        if len(answers) > 1 and not any(map(events_on, answers[-2:])):  # one alone may stand before more
            return Pages(tuple(answers))
    raise Missing(say("the end of the feed is needed, but {} pages do not lead to it", MOST))


def end(resource: str) -> Script[str]:
    """A cursor after all events of a resource that there are; where the feed ended early in the run is kept."""
    early = yield from shared(f"feed/{resource}", partial(_end, resource=resource))
    return (yield from since(resource, early)).end


def _end(_t: Trial, resource: str) -> Script[str]:
    return (yield from since(resource)).end


def about(event: Document, resource: str, identifier: str) -> bool:
    """Whether an event is of a record: by its subject or, should that be wrong, by its data."""
    data = event.get("data")
    inside = data.get("id") if isinstance(data, dict) and data.get("resourceType") == resource else None
    named = f"{collection(resource).rpartition('/')[2]}/{identifier}"
    return event.get("subject") == named or inside == identifier


@dataclass(frozen=True)
class Told:
    """The events of one record, each id once, and the last page on which something came."""

    events: tuple[Document, ...]
    answer: Answer


def told(resource: str, identifier: str, cursor: str, count: int, **more: Any) -> Script[Told]:
    """The events of a record after a cursor, as soon as there are so many, or those there are when the time is up."""
    start, found = (yield from now()), dict[str, Document]()
    while True:
        late = (yield from now()) - start > WITHIN
        pages = yield from since(resource, cursor, **more)
        cursor = pages.end
        mine = [each for each in pages.events() if about(each, resource, identifier)]
        found |= {str(each.get("id")): each for each in mine if str(each.get("id")) not in found}
        if late or len(found) >= count:
            return Told(tuple(found.values()), next(filter(events_on, reversed(pages.answers)), pages.answers[-1]))
        yield from wait(PAUSE)


def complete(resource: str, identifier: str, cursor: str, count: int, **more: Any) -> Script[Told]:
    """The same; raises Missing where there are fewer."""
    found = yield from told(resource, identifier, cursor, count, **more)
    if len(found.events) < count:
        raise Missing(say("{} events of a record are needed, but there are {}", count, len(found.events)))
    return found


def every(resource: str, identifier: str, cursor: str, count: int) -> Script[Told]:
    """All events of a record after a cursor where so many are due: given time, also for what is too many."""
    first = yield from told(resource, identifier, cursor, count)
    yield from wait(PAUSE)
    again = yield from told(resource, identifier, cursor, count)
    known = {str(each.get("id")) for each in first.events}
    return Told((*first.events, *(each for each in again.events if str(each.get("id")) not in known)), again.answer)


@dataclass(frozen=True)
class Course:
    """A record that was made, changed and deleted: how it was read after each write, and its events."""

    record: Record
    reads: tuple[Answer, ...]
    told: Told


def course(t: Trial) -> Script[Course]:
    """The course of a record of the resource of a trial; made once in a run. Raises Missing."""
    return (yield from shared(f"course/{t.resource}", partial(_course, resource=t.resource)))


def _course(t: Trial, resource: str) -> Script[Course]:
    cursor = yield from end(resource)
    made = yield from create(t, resource)
    reads = [(yield from _read(made))]
    answer = yield from changed(t, made)
    reads.append((yield from _read(made)))
    yield from deleted(made, answer.etag)
    return Course(made, tuple(reads), (yield from complete(resource, made.id, cursor, 3)))


def _read(made: Record) -> Script[Answer]:
    """The record as it is read by who reads the feed."""
    return needed(
        (yield from ask(get(made.path, scopes=scopes(made.resource)))), 200, what="the record is needed as it is read"
    )
