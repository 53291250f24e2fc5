"""The order of a search."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from crmconformance.finding import Scene, anchored, every_id, every_listed, scene
from crmconformance.registry import check
from crmconformance.remembering import meta, moment
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold
from crmconformance.trial import Trial
from crmstandard.analytics.segments import rows


def _held(found: Scene, field: str, identifier: str) -> str:
    """The value of a record that decides its place, in a form whose order is that of the values."""
    record = next(each for each in found.records if each.id == identifier)
    return next(iter(rows(found.fields[field], record.document)), "")


def _sortable(t: Trial, found: Scene) -> list[str]:
    """Sort fields with an order of which each record has one value, so that nothing is open about their places."""
    declared = [name for name in found.ordered() if t.target.sorts_by(found.resource, name)]
    single = [name for name in declared if not found.fields[name].many]
    return [name for name in single if all(name in each.document for each in found.records)]


@check("API-103", subjects=anchored())
def records_come_in_the_order_of_the_sort_fields(t: Trial) -> Script[None]:
    """Sorts by each field with an order, from low to high and from high to low, then by id, on small pages too."""
    found = yield from scene(t)
    small = f"&limit={min(2, t.target.limit('maxPageSize') or 2)}"
    for field in _sortable(t, found):
        for sign, page in (("", ""), ("-", ""), ("", small), ("-", small)):
            ids = yield from every_id(found.search(more=f"&sort={sign}{field},id{page}"))
            values = [_held(found, field, each) for each in ids if each in found.ids]
            right = sorted(values, reverse=bool(sign))
            index = next((n for n, pair in enumerate(zip(values, right, strict=True)) if pair[0] != pair[1]), None)
            hold(
                index is None,
                say("the order of {}{}", sign, field),
                say("another at place {}", index),
                index=index or 0,
            )
            pairs = list(zip(values, ids, strict=True))
            tied = all(a[1] < b[1] for a, b in pairwise(pairs) if a[0] == b[0])
            hold(tied, "ids from low to high where the first field is equal", "another order", index=0)


@check("API-105", subjects=anchored())
def every_resource_is_sorted_by_id_and_by_time_of_recording(t: Trial) -> Script[None]:
    """Sorts by id and by meta.recordedAt, both ways."""
    found = yield from scene(t)
    recorded = {each.id: moment(str(meta(each.document).get("recordedAt"))) for each in found.records}
    if None in recorded.values():
        raise Missing("the times of recording of the records are needed")
    for field, key in (("id", str), ("meta.recordedAt", recorded.get)):
        for sign in ("", "-"):
            ids, answer = yield from every_listed(found.search(more=f"&sort={sign}{field}"), field=field)
            keys: list[Any] = [key(each) for each in ids if each in recorded]
            right = sorted(keys, reverse=bool(sign))
            hold(keys == right, say("the order of {}{}", sign, field), "another order", answer, field=field)


@check("API-106", subjects=anchored())
def a_sort_that_cannot_be_is_refused_and_named(t: Trial) -> Script[None]:
    """Sorts by a field that does not exist and by one that a record has several of."""
    found = yield from scene(t)
    many = [name for name, about in found.fields.items() if about.many][:1]
    for field in ("noSuchField", *many):
        answer = expect((yield from ask(found.search(more=f"&sort={field}"))), 400, field=field, allowed="id")
        told = answer.body.decode(errors="replace")
        hold(
            field in told, say("a problem that names {}", field), "one that does not", answer, field=field, allowed="id"
        )
