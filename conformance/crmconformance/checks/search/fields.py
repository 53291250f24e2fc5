"""Searches by the fields that a resource declares, each operator, on records whose values are known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from crmconformance.asking import Answer, get, patch
from crmconformance.finding import Condition, Scene, anchored, every_entry, every_listed, listed, own_scene, same, scene
from crmconformance.records import changed, create, deleted, link
from crmconformance.registry import check
from crmconformance.remembering import version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed
from crmconformance.trial import Trial
from crmconformance.wire import unlike
from crmstandard.analytics.segments import Kind

FEW = 3  # values of a field that are tried


def _each_value(found: Scene, operator: str) -> Iterator[Condition]:
    for field in found.fields:
        for text in found.texts(field)[:FEW]:
            yield Condition(field, operator, (text,))


def _right(found: Scene, condition: Condition) -> Script[Answer]:
    ids, answer = yield from every_listed(found.search(condition))
    what = f"{condition.field}[{condition.operator}]={','.join(condition.values)}"
    same(found.having(condition), ids, answer, what, operator=condition.operator)
    return answer


@check("API-091", subjects=anchored())
def a_value_lists_the_records_that_have_it_and_no_other(t: Trial) -> Script[None]:
    """Searches by each declared field for values that the records have, and for one that none has."""
    found = yield from scene(t)
    for condition in _each_value(found, "eq"):
        yield from _right(found, condition)
    ids, answer = yield from every_listed(found.search())
    same(found.ids, ids, answer, found.anchor.query)


@check("API-091", subjects=anchored())
def a_value_in_other_letters_is_another_value(t: Trial) -> Script[None]:
    """Searches for values in other letters and with blanks around them; what is no value may be refused."""
    found = yield from scene(t)
    for field in (each for each in found.fields if each != found.anchor.field):
        for text in found.texts(field)[:FEW]:
            for other in sorted({text.swapcase(), f"{text} ", f" {text}"} - set(found.texts(field))):
                answer = yield from ask(found.search(Condition(field, "eq", (other,))))
                if answer.status != 400:
                    expect(answer, 200)
                    same(set(), listed(answer), answer, Condition(field, "eq", (other,)).query, operator="eq")


@check("API-092", subjects=anchored())
def repeated_fields_are_or_and_different_ones_are_and(t: Trial) -> Script[None]:
    """Asks for two values of one field, and for values of two fields."""
    found = yield from scene(t)
    several = [(field, found.texts(field)) for field in found.fields if len(found.texts(field)) > 1]
    for field, texts in several:
        condition = Condition(field, "eq", tuple(texts[:2]))
        yield from _right(found, condition)
    for (one, ones), (other, others) in pairwise(several):
        both = Condition(one, "eq", (ones[0],)), Condition(other, "eq", (others[0],))
        ids, answer = yield from every_listed(found.search(*both))
        same(found.having(*both), ids, answer, say("both {} and {}", one, other))


@check("API-094", subjects=anchored())
def comparisons_list_the_records_on_that_side(t: Trial) -> Script[None]:
    """Compares each field that has an order with the values that the records have."""
    found = yield from scene(t)
    for field in found.ordered():
        for text in found.texts(field)[:FEW]:
            for operator in ("gte", "gt", "lte", "lt"):
                yield from _right(found, Condition(field, operator, (text,)))


@check("API-094", subjects=anchored())
def comparisons_tell_times_a_microsecond_apart(t: Trial) -> Script[None]:
    """Compares times with those a microsecond before and after the values that the records have."""
    found = yield from scene(t)
    for field in (name for name in found.ordered() if found.fields[name].kind is Kind.DATE_TIME):
        for text in found.texts(field)[:1]:
            for apart in (-1, 1):
                near = (datetime.fromisoformat(text) + timedelta(microseconds=apart)).astimezone(UTC)
                for operator in ("gte", "gt", "lte", "lt"):
                    told = near.isoformat().replace("+00:00", "Z")
                    yield from _right(found, Condition(field, operator, (told,)))


@check("API-095", subjects=anchored())
def other_values_are_those_of_records_that_have_the_field(t: Trial) -> Script[None]:
    """Asks for records whose field has another value than one of them has."""
    found = yield from scene(t)
    for condition in _each_value(found, "ne"):
        yield from _right(found, condition)


@check("API-096", subjects=anchored())
def one_of_several_values_is_enough(t: Trial) -> Script[None]:
    """Asks for records whose field has one of the values that commas part."""
    found = yield from scene(t)
    for field in found.fields:
        texts = found.texts(field)
        if texts:
            yield from _right(found, Condition(field, "in", tuple(texts[: FEW - 1])))


@check("API-097", subjects=anchored())
def records_are_told_by_whether_they_have_a_field(t: Trial) -> Script[None]:
    """Asks for the records that have each field and for those that lack it."""
    found = yield from scene(t)
    for field in found.fields:
        for wanted in ("true", "false"):
            yield from _right(found, Condition(field, "exists", (wanted,)))


@check("API-098", subjects=anchored())
def one_of_several_values_of_a_record_is_enough(t: Trial) -> Script[None]:
    """Searches for each single value of a field that a record has several of."""
    found = yield from scene(t)
    for field in (name for name, about in found.fields.items() if about.many):
        for text in found.texts(field):
            condition = Condition(field, "eq", (text,))
            ids, answer = yield from every_listed(found.search(condition))
            missing = found.having(condition) - set(ids)
            hold(
                not missing,
                "each record with that value",
                say("{} left out", len(missing)),
                answer,
                field=field,
                found=text,
            )


@check("API-114", subjects=anchored(also="create read search delete"))
def a_deleted_record_is_not_listed(t: Trial) -> Script[None]:
    """Deletes a record and searches for it."""
    found = yield from own_scene(t)
    made = found.records[0]
    yield from deleted(made)
    for wanted in (found.search(), found.filter()):
        ids, answer = yield from every_listed(wanted)
        hold(made.id not in ids, "a list without the deleted record", "the deleted record", answer, id=made.id)


@check("API-091", subjects=anchored(also="create read search patch"))
def a_record_is_not_listed_by_a_value_that_it_had(t: Trial) -> Script[None]:
    """Lets a record refer to another one than before, and searches by both references."""
    found, other = (yield from own_scene(t)), (yield from own_scene(t))
    made = found.records[0]
    expect((yield from ask(found.search())), 200)
    kind, _, identifier = other.anchor.values[0].partition("/")
    change = patch(made.path, {found.anchor.field: {"type": kind, "id": identifier}}, made.etag)
    needed((yield from ask(change)), 200, what="a changed record is needed")
    ids, answer = yield from every_listed(found.search())
    same(found.ids - {made.id}, ids, answer, found.anchor.query)
    ids, answer = yield from every_listed(other.search())
    same({*other.ids, made.id}, ids, answer, other.anchor.query)


@check("API-091", subjects=anchored())
def a_listed_record_is_the_record_that_a_read_gives(t: Trial) -> Script[None]:
    """Compares the records on the pages of a search with those that were created."""
    found = yield from scene(t)
    rows, answer = yield from every_entry(found.search())
    shown = {str(each.get("id")): each for each in rows}
    for each in found.records:
        there = expect((yield from ask(get(each.path))), 200)
        told = unlike(there.document, shown.get(each.id, {}))
        hold(told is None, "the record as a read shows it", say("another value at {}", told), answer)


@check("API-116", subjects=anchored())
def what_was_written_is_found_at_once(t: Trial) -> Script[None]:
    """Searches for a record as soon as its create is answered."""
    found = yield from scene(t)
    led = yield from create(t, found.anchor.values[0].partition("/")[0])
    members: dict[str, Any] = {found.anchor.field: link(led)}
    own = Condition(found.anchor.field, "eq", (f"{led.resource}/{led.id}",))
    for number in range(FEW):
        made = yield from create(t, **members)
        ids, answer = yield from every_listed(get(f"{t.path}?{own.query}"))
        hold(made.id in ids, say("{} records", number + 1), say("{} without the last", len(ids)), answer)
    if "patch" not in t.target.resources[t.resource]:
        return
    now = yield from changed(t, made)
    rows, answer = yield from every_entry(get(f"{t.path}?{own.query}"))
    shown = [version_id(each) for each in rows if each.get("id") == made.id]
    hold(shown == [version_id(now.document)], "the version that was written last", "another", answer)
