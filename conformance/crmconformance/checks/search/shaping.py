"""Parameters that shape a page, and those that a search does not have."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import delete, get, patch, post, put
from crmconformance.finding import Condition, Scene, anchored, entries, own_scene, scene
from crmconformance.records import create, difference, pages, standing
from crmconformance.registry import check
from crmconformance.remembering import FIRST, begun, past_of, seen
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard import schemas

PART = "application/vnd.crmstandard.part+json"
COUNTRY = "CountryCode"


def _country_fields(target: Target, resource: str) -> list[str]:
    """The search fields of a resource that hold codes of countries."""
    held_by = schemas.resource(resource).held_by
    return sorted(name for name in target.search_fields(resource) if held_by(name).get("title") == COUNTRY)


def _searched_by_country(target: Target) -> list[str]:
    return [name for name in target.offering("search") if _country_fields(target, name)]


@check("API-099", each="search")
def a_parameter_that_does_not_exist_is_refused_and_named(t: Trial) -> Script[None]:
    """Searches with a parameter that the operation does not have."""
    name = f"x{t.word(8)}"
    answer = expect((yield from ask(get(f"{t.path}?{name}=1"))), 400, parameter=name)
    hold(
        name in answer.body.decode(errors="replace"), say("a problem that names {}", name), "one that does not", answer
    )


@check("API-099", each="create read")
def a_read_with_a_parameter_that_does_not_exist_is_refused(t: Trial) -> Script[None]:
    """Reads a record with a parameter that the operation does not have."""
    made = yield from standing(t)
    expect((yield from ask(get(f"{made.path}?{t.word()}=1"))), 400)


@check("API-099", each="create read")
def a_write_or_a_list_with_a_parameter_that_does_not_exist_is_refused(t: Trial) -> Script[None]:
    """Creates, changes and deletes a record, and lists its versions and the events, with an unknown parameter."""
    made, offered = (yield from create(t)), t.target.resources[t.resource]
    query = f"?x{t.word(8)}=1"
    asks = [post(f"{t.path}{query}", made.sent), *(get(f"{path}{query}") for path in past_of(t, made))]
    asks += [get(f"/v1/events{query}")] if "events" in t.target.classes else []
    asks += [put(f"{made.path}{query}", made.document, made.etag)] if "replace" in offered else []
    asks += [patch(f"{made.path}{query}", difference(t), made.etag)] if "patch" in offered else []
    asks += [delete(f"{made.path}{query}", made.etag)] if "delete" in offered else []
    for wanted in asks:
        expect((yield from ask(wanted)), 400, parameter=query[1:-2])


@check("API-100", each="search")
def a_field_that_is_not_declared_is_refused_and_named(t: Trial) -> Script[None]:
    """Searches by a member that the resource does not declare as a search field."""
    for name in ("resourceType", "extensions", "noSuchField"):
        if name in t.target.search_fields(t.resource):
            continue
        for query in (f"{name}=x", f"{name}[gte]=x"):
            answer = expect((yield from ask(get(f"{t.path}?{query}"))), 400, field=name, parameter=name)
            told = answer.body.decode(errors="replace")
            hold(
                name in told,
                say("a problem that names {}", name),
                "one that does not",
                answer,
                field=name,
                parameter=name,
            )


@check("API-101", subjects=anchored())
def an_operator_that_does_not_fit_is_refused(t: Trial) -> Script[None]:
    """Searches by an operator that does not exist, and by one that references do not have."""
    found = yield from scene(t)
    value = found.anchor.values[0]
    for operator in ("like", "contains", "", "gt", "lte"):
        answer = yield from ask(get(f"{t.path}?{found.anchor.field}[{operator}]={value}"))
        expect(answer, 400, parameter=f"{found.anchor.field}[{operator}]")


@check("API-102", subjects=anchored())
def a_value_that_does_not_fit_its_type_is_refused_and_named(t: Trial) -> Script[None]:
    """Searches by dates and references that are none."""
    found = yield from scene(t)
    wrong = {name: "2026-13-45" for name in found.ordered() if found.fields[name].kind.value.lower().endswith("date")}
    wrong |= {name: "yesterday" for name in found.ordered() if found.fields[name].kind.value == "dateTime"}
    for name, text in {**wrong, f"{found.anchor.field}[exists]": "maybe", "validAt": "noon"}.items():
        answer = expect((yield from ask(get(f"{t.path}?{name}={text}"))), 400, parameter=name)
        told = answer.body.decode(errors="replace")
        hold(
            name.partition("[")[0] in told,
            say("a problem that names {}", name),
            "one that does not",
            answer,
            parameter=name,
        )


@check("API-102", subjects=_searched_by_country)
def a_country_that_is_none_is_refused(t: Trial) -> Script[None]:
    """Searches by codes that no country has."""
    for name in _country_fields(t.target, t.resource):
        for text in ("XX9", "XX", ""):
            expect((yield from ask(get(f"{t.path}?{name}={text}"))), 400, parameter=name)


@check("API-102", each="create read history")
def a_time_without_an_offset_is_refused(t: Trial) -> Script[None]:
    """Reads a record at times that no zone is named for."""
    made = yield from begun(t, FIRST)
    for name in ("validAt", "knownAt"):
        answer = yield from seen(made, **{name: "2020-06-01T00:00:00"})
        expect(answer, 400, parameter=name)


@check("API-109", subjects=anchored())
def named_members_alone_are_returned(t: Trial) -> Script[None]:
    """Asks for one member of the records, and for two."""
    found = yield from scene(t)
    for fields in ((found.anchor.field,), (found.anchor.field, "meta")):
        answer = expect((yield from ask(found.search(more=f"&fields={','.join(fields)}"))), 200)
        rows = entries(answer)
        hold(rows, "the records", "none", answer)
        named = say("resourceType, id and {}", ", ".join(fields))
        for each in rows:
            hold(set(each) == {"resourceType", "id", *fields}, named, ", ".join(each), answer)


@check("API-110", each="search")
def a_name_that_is_no_member_is_refused(t: Trial) -> Script[None]:
    """Asks for a member that the resource does not have, and includes what is no reference."""
    for query in ("fields=noSuchMember", "include=noSuchMember", "include=resourceType"):
        parameter, _, field = query.partition("=")
        expect((yield from ask(get(f"{t.path}?{query}"))), 400, parameter=parameter, field=field)


@check("API-111", subjects=anchored())
def included_records_come_once(t: Trial) -> Script[None]:
    """Includes the record that all records of a scene refer to."""
    found = yield from scene(t)
    led = found.anchor.values[0]
    first = found.search(more=f"&include={found.anchor.field}")
    expect((yield from ask(first)), 200, reference=led)
    left = set(found.ids)
    for page in (yield from pages(first)):
        shown = [f"{each.get('resourceType')}/{each.get('id')}" for each in entries(page)]
        times, left = shown.count(led), {each for each in left if f"{t.resource}/{each}" not in shown}
        hold(times == 1, say("{} once", led), say("{} times", times), page, reference=led)
    hold(not left, "the listed records too", "some are missing", page, reference=led)


@check("API-111", subjects=anchored())
def each_record_that_is_led_to_is_included(t: Trial) -> Script[None]:
    """Includes the records that two groups of records refer to, one each."""
    one, other = (yield from scene(t)), (yield from own_scene(t))
    field = one.anchor.field
    both = Condition(field, "eq", (*one.anchor.values, *other.anchor.values))
    shown: list[str] = []
    for page in (yield from pages(get(f"{t.path}?{both.query}&include={field}"))):
        shown += [f"{each.get('resourceType')}/{each.get('id')}" for each in entries(page)]
    for led in both.values:
        hold(led in shown, say("{} once", led), say("{} times", 0), page, reference=led)


@check("API-111", subjects=anchored())
def what_several_references_lead_to_is_included(t: Trial) -> Script[None]:
    """Includes by two references of the records at once, where there are two."""
    found = yield from scene(t)
    names = [found.anchor.field, *_other_references(found)][:2]
    if len(names) == 1:
        return
    answers = yield from pages(found.search(more=f"&include={','.join(names)}"))
    shown = {f"{each.get('resourceType')}/{each.get('id')}" for page in answers for each in entries(page)}
    for record in found.records:
        for led in filter(None, (_led(record.document, name) for name in names)):
            hold(led in shown, say("{} once", led), say("{} times", 0), answers[-1], reference=led)


def _led(document: dict[str, Any], name: str) -> str:
    """What the reference in a member leads to by its id; empty for none."""
    value = document.get(name)
    return f"{value['type']}/{value['id']}" if isinstance(value, dict) and {"type", "id"} <= value.keys() else ""


def _other_references(found: Scene) -> list[str]:
    names = {name for each in found.records for name in each.document if _led(each.document, name)}
    return sorted(names - {found.anchor.field})


@check("API-113", subjects=anchored())
def a_part_has_a_media_type_of_its_own(t: Trial) -> Script[None]:
    """Asks for members, for included records, and for neither."""
    found = yield from scene(t)
    for more in (f"&fields={found.anchor.field}", f"&include={found.anchor.field}"):
        answer = expect((yield from ask(found.search(more=more))), 200)
        hold(answer.media == PART, PART, answer.media or "no media type", answer)
    whole = expect((yield from ask(found.search())), 200)
    hold(whole.media == "application/json", "application/json", whole.media or "no media type", whole)
