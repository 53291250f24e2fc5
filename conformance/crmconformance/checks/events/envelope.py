"""What stands in an event: its form, its type, its subject, the record inside, its times and its privacy class."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from crmconformance import making
from crmconformance.asking import Answer, patch
from crmconformance.following import changing, complete, course, end
from crmconformance.jobs import few, rows_possible
from crmconformance.privacy import highest
from crmconformance.records import Document, create, difference
from crmconformance.registry import check
from crmconformance.remembering import LATER, at, meta, moment, valid
from crmconformance.saying import say
from crmconformance.script import Script, ask, hold, needed
from crmconformance.stepping import machine, moving, walked, ways
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmconformance.wire import unlike
from crmstandard.validators.structure import judge


@check("EVT-002", subjects=changing)
def an_event_has_its_shape(t: Trial) -> Script[None]:
    """Judges the events of a record that was made, changed and deleted by the schema of the envelope."""
    found = (yield from course(t)).told
    for event in found.events:
        for each in judge("EventEnvelope").findings(event):
            hold(False, "a valid event", f"{each.pointer}: {each.keyword}", found.answer, pointer=each.pointer)


def _typed(event: Document, resource: str, verb: str, answer: Answer) -> None:
    expected, observed = f"crm.{resource[0].lower()}{resource[1:]}.{verb}.v1", str(event.get("type"))
    hold(observed == expected, expected, observed, answer)


@check("EVT-003", subjects=changing)
def the_type_of_an_event_says_what_was_done(t: Trial) -> Script[None]:
    """Reads the types of the events of a record that was made, changed and deleted."""
    found = (yield from course(t)).told
    for event, verb in zip(found.events, ("created", "updated", "deleted"), strict=False):
        _typed(event, t.resource, verb, found.answer)


def _stepping(target: Target) -> Iterable[str]:
    return few(moving(target))


@check("EVT-003", subjects=_stepping)
def the_type_of_an_event_says_that_a_step_was_taken(t: Trial) -> Script[None]:
    """Takes a record from state to state, and reads the types of the events."""
    cursor = yield from end(t.resource)
    stand = yield from walked(t, max(ways(t).values(), key=len))
    states = [each.document.get(machine(t).member) for each in stand.answers]
    found = yield from complete(t.resource, str(stand.document.get("id")), cursor, len(states))
    for event, (before, after) in zip(found.events[1:], pairwise(states), strict=False):
        _typed(event, t.resource, "statusChanged" if before != after else "updated", found.answer)


@check("EVT-004", subjects=changing)
def the_subject_of_an_event_is_its_record(t: Trial) -> Script[None]:
    """Reads the subjects of the events of a record that was made and changed."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    needed((yield from ask(patch(made.path, difference(t), made.etag))), 200, what="a changed record is needed")
    found = yield from complete(t.resource, made.id, cursor, 2)
    expected = f"{collection(t.resource).rpartition('/')[2]}/{made.id}"
    for event in found.events:
        hold(event.get("subject") == expected, expected, str(event.get("subject")), found.answer)


@check("EVT-005", subjects=changing)
def an_event_carries_the_version_that_the_change_made(t: Trial) -> Script[None]:
    """Compares the data of events with the record as it was read after each change."""
    made = yield from course(t)
    for event, read in zip(made.told.events, made.reads, strict=False):
        place = unlike(read.document, event.get("data"))
        hold(
            place is None,
            "the version that was read",
            say("another value at {}", place),
            made.told.answer,
            pointer=place,
        )


@check("EVT-006", subjects=changing)
def the_event_of_a_deletion_carries_no_data(t: Trial) -> Script[None]:
    """Reads the event of a deletion."""
    found = (yield from course(t)).told
    hold("data" not in found.events[-1], "no data", "data", found.answer)


@check("EVT-007", subjects=changing)
def an_event_says_when_its_change_was_recorded_and_from_when_it_is_true(t: Trial) -> Script[None]:
    """Compares the times of events with those of the versions, one of which is true from an earlier day."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    path = at(made.path, validFrom=LATER) if "history" in t.target.classes else made.path
    answer = needed((yield from ask(patch(path, difference(t), made.etag))), 200, what="a changed record is needed")
    found = yield from complete(t.resource, made.id, cursor, 2)
    for event, version in zip(found.events, (made.document, answer.document), strict=False):
        _at(event, "time", str(meta(version).get("recordedAt")), found.answer)
        if "T" in valid(version):  # a date alone says nothing of the hour
            _at(event, "validtime", valid(version), found.answer)


def _at(event: Document, member: str, expected: str, answer: Answer) -> None:
    observed = str(event.get(member, "not given"))
    hold(moment(observed) == moment(expected), expected, observed, answer, member=member)


def _of_each_class(target: Target) -> Iterable[str]:
    """One resource for each privacy class that the smallest of its records has."""
    offered = frozenset(target.offering("create"))
    small: dict[str, Any] = {name: making.base(name, offered) for name in rows_possible(target)}
    return sorted({highest(name, document): name for name, document in small.items()}.values())


@check("EVT-008", subjects=_of_each_class)
def an_event_says_the_highest_class_inside(t: Trial) -> Script[None]:
    """Compares the privacy class of an event with the classes of the members that it carries."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    found = yield from complete(t.resource, made.id, cursor, 1)
    expected = highest(t.resource, found.events[0].get("data"))
    observed = str(found.events[0].get("privacyclass"))
    hold(observed == expected, expected, observed, found.answer)
