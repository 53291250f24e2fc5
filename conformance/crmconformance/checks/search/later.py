"""Later pages: of searches that are sorted, of filters, of members that are named, and of times that are past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from crmconformance.asking import Answer, Ask
from crmconformance.finding import Scene, anchored, entries, listed, own_scene, same, scene
from crmconformance.records import create, pages
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import Target
from crmconformance.trial import Trial

FEW = 2  # fields that records are sorted by
MOST = 40  # pages of one record


def _equal(t: Trial) -> Script[Scene]:
    """A scene with two records of its own that are equal but for their ids."""
    found = yield from own_scene(t)
    twin = yield from create(t, t.resource, found.records[0].sent, **{found.anchor.field: found.led})
    return replace(found, records=(*found.records, twin))


def _tied(t: Trial, found: Scene) -> list[str]:
    """Sort fields in which records of a scene are equal."""
    single = [name for name, about in found.fields.items() if not about.many and t.target.sorts_by(t.resource, name)]
    every = [name for name in single if all(name in each.document for each in found.records)]
    return sorted(every, key=lambda name: name == found.anchor.field)[:FEW]


def _searches(t: Trial, found: Scene) -> Iterator[Ask]:
    """Searches of all records of a scene on pages of one, by query and by filter, in several orders."""
    yield found.filter(limit=1)
    for field in _tied(t, found):
        yield found.search(more=f"&sort={field}&limit=1")
        yield found.search(more=f"&sort=-{field}&limit=1")
        yield found.filter(limit=1, sort=[field])


def _every_walk(t: Trial) -> Script[tuple[Scene, list[tuple[Ask, list[Answer]]]]]:
    """The pages of each of these searches; one by a filter that is not offered is left out."""
    found, told = (yield from _equal(t)), []
    for wanted in _searches(t, found):
        first = yield from ask(wanted)
        if first.status == 200:  # what may be sorted by, and whether filters are taken, are other checks' matter
            told.append((wanted, (yield from pages(wanted, most=MOST))))
    return found, told


@check("API-133", subjects=anchored())
def a_record_is_on_one_page_in_every_order(t: Trial) -> Script[None]:
    """Pages one by one through records of which some are equal in what they are sorted by, and through a filter."""
    found, walks = yield from _every_walk(t)
    for _, answers in walks:
        told = {each for page in answers for each in listed(page)}
        same(found.ids, sorted(told), answers[-1], found.anchor.query)


@check("API-134", subjects=anchored())
def a_record_is_on_no_two_pages_in_any_order(t: Trial) -> Script[None]:
    """Pages one by one through records of which some are equal in what they are sorted by, and counts each."""
    _, walks = yield from _every_walk(t)
    for _, answers in walks:
        told = [each for page in answers for each in listed(page)]
        twice = sorted({each for each in told if told.count(each) > 1})
        hold(not twice, "each record once", say("{} records twice", len(twice)), answers[-1], id=(twice or [""])[0])


@check("API-109", subjects=anchored())
def later_pages_show_the_named_members_too(t: Trial) -> Script[None]:
    """Asks for one member of records on pages of one record, by query and by filter."""
    found = yield from scene(t)
    field = found.anchor.field
    for wanted in (found.search(more=f"&fields={field}&limit=1"), found.filter(fields=[field], limit=1)):
        for page in (yield from pages(wanted, most=MOST)):
            for each in entries(page):
                named = say("resourceType, id and {}", field)
                hold(set(each) == {"resourceType", "id", field}, named, ", ".join(each), page)


@check("API-103", subjects=anchored())
def a_later_sort_field_has_its_own_sign(t: Trial) -> Script[None]:
    """Sorts records that are equal in the first field by their ids from high to low, by query and by filter."""
    found = yield from _equal(t)
    for field in _tied(t, found):
        for wanted in (found.search(more=f"&sort={field},-id"), found.filter(sort=[field, "-id"])):
            answer = yield from ask(wanted)
            if answer.status != 200:
                continue
            _falling(found, field, answer)


def _falling(found: Scene, field: str, answer: Answer) -> None:
    """Raises Fault where two records that follow each other are equal in a field and the lower id comes first."""
    values = {each.id: each.document.get(field) for each in found.records}
    for index, (one, other) in enumerate(pairwise(each for each in listed(answer) if each in values)):
        right = values[one] != values[other] or one > other
        hold(right, "ids from high to low where the first field is equal", "another order", answer, index=index)


def _refused(t: Trial, *requests: dict[str, Any], **about: str) -> Script[None]:
    """Sends filter requests that have to be refused, as wrong queries or as wrong bodies."""
    found = yield from scene(t)
    for each in requests:
        expect((yield from ask(found.filter(**each))), 400, 422, **about)


def _filtering(target: Target) -> list[str]:
    return list(anchored()(target))[:2]


@check("API-106", subjects=_filtering)
def a_filter_is_sorted_by_sort_fields_alone(t: Trial) -> Script[None]:
    """Sorts a filter by a field that does not exist."""
    yield from _refused(t, {"sort": ["noSuchField"]}, field="noSuchField", allowed="id")


@check("API-108", subjects=_filtering)
def a_limit_of_a_filter_that_is_none_is_refused(t: Trial) -> Script[None]:
    """Sends filters with limits that are no integer from 1 to the largest page."""
    largest = t.target.limit("maxPageSize") or 1000
    yield from _refused(t, *({"limit": each} for each in (0, -1, 1.5, "ten", largest + 1)))


@check("API-110", subjects=_filtering)
def a_filter_names_members_and_references_alone(t: Trial) -> Script[None]:
    """Asks in filters for members that the resource does not have, and includes what is no reference."""
    yield from _refused(t, {"fields": ["noSuchMember"]}, parameter="fields", field="noSuchMember")
    yield from _refused(t, {"include": ["noSuchMember"]}, parameter="include", field="noSuchMember")
    yield from _refused(t, {"include": ["resourceType"]}, parameter="include", field="resourceType")


@check("API-136", subjects=_filtering)
def a_filter_takes_no_cursor_that_was_never_given(t: Trial) -> Script[None]:
    """Sends filters with cursors made up by the client."""
    yield from _refused(t, *({"cursor": each} for each in (t.word(40), "MA", "..")))


@check("API-090", subjects=_filtering)
def the_largest_page_that_is_declared_is_given(t: Trial) -> Script[None]:
    """Searches for a few records with the largest limit that is declared."""
    found = yield from scene(t)
    largest = t.target.limit("maxPageSize")
    if largest is not None:
        expect((yield from ask(found.search(more=f"&limit={largest}"))), 200)
