"""Masking: what is above the class of a reader is left out, said to be left out, and cannot be learned otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from crmconformance import making
from crmconformance.asking import Answer, Ask, get, post
from crmconformance.finding import anchored, entries, led_to, rule
from crmconformance.following import complete, since
from crmconformance.privacy import above, class_of, rank, telling
from crmconformance.records import Record, create, link, standing, written
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold, needed, shared
from crmconformance.target import Target
from crmconformance.trail import OTHER_PURPOSE, TRAIL, counted, listed
from crmconformance.trial import Trial
from crmconformance.wire import unlike, whole
from crmstandard import schemas
from crmstandard.validators.members import privacy_class
from crmstandard.validators.structure import judge

READER, ALLOWED = "reader", "P"


def _shown(target: Target) -> Iterator[str]:
    """Resources that the reader sees, though not all of each record."""
    offered = frozenset(target.offering("create"))
    for name in target.offering("create", "read"):
        if rank(class_of(name)) <= rank(ALLOWED) and telling(name, ALLOWED, offered) is not None:
            yield name


def _masked(*interactions: str) -> Callable[[Target], Iterable[str]]:
    return lambda target: [name for name in _shown(target) if name in target.offering(*interactions)]


@dataclass(frozen=True)
class Seen:
    """A record with members above the class of the reader, and the reader's read of it."""

    record: Record
    read: Answer


def _new(t: Trial, resource: str) -> Script[Record]:
    """A record with members above the class of the reader. Raises Missing."""
    document = telling(resource, ALLOWED, frozenset(t.target.offering("create")))
    made = yield from create(t, resource, document)
    if not above(resource, made.document, ALLOWED):
        raise Missing(say("a record with a member above class {} is needed as it was sent", ALLOWED))
    return made


def _seen(t: Trial) -> Script[Seen]:
    """Such a record of the resource of a trial; made once in a run. Raises Missing."""
    return (yield from shared(f"masked/{t.resource}", partial(_made, resource=t.resource)))


def _made(t: Trial, resource: str) -> Script[Seen]:
    made = yield from _new(t, resource)
    return Seen(made, needed((yield from ask(get(made.path, client=READER))), 200, what="the reader has to see it"))


def _holds_nothing_above(answer: Answer, resource: str) -> None:
    """Raises Fault where a record of a resource in an answer has a member that the reader may not see."""
    for record in _records(answer.json):
        pointer = next(iter(above(resource, record, ALLOWED) if record.get("resourceType") == resource else ()), None)
        hold(
            pointer is None,
            say("no member above class {}", ALLOWED),
            str(pointer),
            answer,
            pointer=pointer,
            allowed=ALLOWED,
        )


def _records(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "resourceType" in value:
            yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _records(each)


@check("SEC-060", subjects=_masked("read"), needs=(READER,))
def what_is_above_the_class_of_a_reader_is_left_out(t: Trial) -> Script[None]:
    """Reads as a reader up to class P a record with members above it."""
    _holds_nothing_above((yield from _seen(t)).read, t.resource)


@check("SEC-062", subjects=_masked("read"), needs=(READER,))
def what_is_left_out_is_named(t: Trial) -> Script[None]:
    """Looks in absences for each member that the reader does not see, or for a member around it."""
    found = yield from _seen(t)
    absences = found.read.document.get("absences")
    entered = [each for each in absences if isinstance(each, dict)] if isinstance(absences, list) else []
    named = [str(each.get("path")) for each in entered if each.get("reason") == "masked"]
    for pointer in above(t.resource, found.record.document, ALLOWED):
        told = any(pointer == each or pointer.startswith(f"{each}/") for each in named)
        hold(told, say("{} masked", pointer), "not named", found.read, path=pointer)


@check("SEC-063", subjects=_masked("read"), needs=(READER,))
def what_is_left_of_a_record_is_valid(t: Trial) -> Script[None]:
    """Judges by its schema what the reader sees of a record."""
    found = yield from _seen(t)
    for each in judge(t.resource).findings(found.read.document):
        hold(False, "a valid record", f"{each.pointer}: {each.keyword}", found.read, pointer=each.pointer)


def _never_in_part(target: Target) -> list[str]:
    return [name for name in target.offering("create", "read") if class_of(name) == "S"]


@check("SEC-064", subjects=_never_in_part, needs=(READER,))
def a_record_of_class_s_is_never_shown_in_part(t: Trial) -> Script[None]:
    """Reads as a reader up to class P a record of a resource whose class is S."""
    made = yield from standing(t)
    expect((yield from ask(get(made.path, client=READER))), 403)


def _hidden(target: Target, resource: str) -> list[str]:
    """The declared search fields of a resource whose members are above the class of the reader."""
    pointers = ((name, f"/{name.replace('.', '/')}") for name in target.search_fields(resource))
    return [name for name, pointer in pointers if rank(privacy_class(resource, pointer)) > rank(ALLOWED)]


def _searched(target: Target) -> list[str]:
    found = [name for name in target.offering("search") if rank(class_of(name)) <= rank(ALLOWED)]
    return [name for name in found if _hidden(target, name)]


def _ways(t: Trial, field: str, client: str) -> list[Ask]:
    """Requests that would tell something of a field."""
    filled = rule({"op": "not", "args": [{"op": "isNull", "args": [{"property": field}]}]})
    return [
        get(f"{t.path}?{field}[exists]=true&limit=1", client=client),
        get(f"{t.path}?sort={field}&limit=1", client=client),
        post(f"{t.path}/search", {"filter": filled, "limit": 1}, client=client),
    ]


@check("SEC-065", subjects=_searched, needs=(READER,))
def nobody_searches_by_what_is_masked(t: Trial) -> Script[None]:
    """Searches, sorts and filters as the reader by members that it does not see, where others may."""
    for field in _hidden(t.target, t.resource):
        for allowed, wanted in zip(_ways(t, field, "main"), _ways(t, field, READER), strict=True):
            if (yield from ask(allowed)).status == 200:
                answer = expect((yield from ask(wanted)), 403, member=field)
                told = answer.body.decode(errors="replace")
                hold(field in told, say("a refusal that names {}", field), "one that does not", answer, member=field)


def _traced(target: Target) -> list[str]:
    return _searched(target) if {"objectType", "decision", "purpose"} <= set(target.search_fields(TRAIL)) else []


@check("SEC-072", subjects=_traced, needs=(READER,))
def a_search_by_what_is_masked_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Searches as the reader by a member that it does not see, and looks for what was denied."""
    about = {"objectType": t.resource, "decision": "deny", "purpose": OTHER_PURPOSE}
    before = len((yield from listed(**about)))
    path = f"{t.path}?{_hidden(t.target, t.resource)[0]}[exists]=true"
    wanted = get(path, client=READER, headers={"crm-purpose": OTHER_PURPOSE})
    answer = needed((yield from ask(wanted)), 403, what="a refusal is needed")
    hold((yield from counted(before + 1, **about)) > before, "an audit event of the refusal", "none", answer)


def _leading(target: Target) -> list[str]:
    """Resources that the reader sees whose records lead to one of which he sees not all."""
    masked = set(_shown(target))
    fit = (each for each in anchored()(target) if rank(class_of(each)) <= rank(ALLOWED))
    return [each for each in fit if led_to(target, each)[1] in masked]


@check("SEC-066", subjects=_leading, needs=(READER,))
def what_is_masked_in_a_read_is_masked_where_it_is_included(t: Trial) -> Script[None]:
    """Includes as the reader a record that others lead to, and compares it with the reader's read of it."""
    field, kind = led_to(t.target, t.resource)
    made = yield from _new(t, kind)
    yield from create(t, t.resource, None, **{field: link(made)})
    read = needed((yield from ask(get(made.path, client=READER))), 200, what="the reader has to see the record")
    path = f"{t.path}?{field}={kind}/{made.id}&include={field}"
    page = needed((yield from ask(get(path, client=READER))), 200, what="the reader has to see the page")
    for each in (row for row in entries(page) if row.get("id") == made.id and row.get("resourceType") == kind):
        place = unlike(read.document, each)
        hold(place is None, "the record as the reader reads it", say("another value at {}", place), page)


@check("SEC-066", subjects=_masked("read", "search"), needs=(READER,))
def what_is_masked_in_a_read_is_masked_everywhere(t: Trial) -> Script[None]:
    """Looks as the reader at the versions of a record, at a search and at the feed."""
    following = "events" in t.target.classes
    cursor = (yield from since(t.resource, client=READER)).end if following else ""
    made = yield from _new(t, t.resource)
    first = f"{t.path}?limit={t.target.page(100)}"
    paths = [first, f"{first}&sort=-meta.recordedAt"]
    if "history" in t.target.resources[t.resource]:
        version = str(made.document.get("meta", {}).get("versionId"))
        paths += [f"{made.path}/history", f"{made.path}/versions/{version}"]
    for path in paths:
        answer = needed((yield from ask(get(path, client=READER))), 200, what="the reader has to see the record")
        _holds_nothing_above(answer, t.resource)
    if following:
        yield from complete(t.resource, made.id, cursor, 1, client=READER)
        for answer in (yield from since(t.resource, cursor, client=READER)).answers:
            _holds_nothing_above(answer, t.resource)


@check("SEC-051", subjects=_masked("search"), needs=(READER,))
def a_small_total_of_masked_records_is_not_told(t: Trial) -> Script[None]:
    """Searches as the reader for records of which it does not see all, and reads the total if one is given."""
    yield from _seen(t)
    for path in (f"{t.path}?limit={t.target.page(100)}", f"{t.path}?limit=1"):
        answer = needed((yield from ask(get(path, client=READER))), 200, what="a search is needed")
        masked = any(map(_masks, entries(answer)))
        total = answer.document.get("total")
        small = 1 <= (whole(total) or 0) <= 9
        hold(not (masked and small), "no total between 1 and 9", str(total), answer)


def _masks(record: dict[str, Any]) -> bool:
    """Whether a record says that something in it is masked; of a foreign one the suite does not see it."""
    return any(each.get("reason") == "masked" for each in record.get("absences") or () if isinstance(each, dict))


@check("SEC-067", each="create read")
def a_record_is_not_written_back_masked(t: Trial) -> Script[None]:
    """Creates a record with an absence, once for a reason that clients give and once as masked."""
    document = making.base(t.resource, frozenset(t.target.offering("create"))) or {}
    absent = next((name for name in _optional(t.resource) if _may_be_absent(document, name)), None)
    if absent is None:
        raise Missing(say("no member of {} may be absent", t.resource))
    sent = yield from written(t, t.resource, document)
    needed((yield from ask(post(t.path, _without(sent, absent, "unknown")))), 201, what="a record is needed")
    expect((yield from ask(post(t.path, _without(sent, absent, "masked")))), 422)


def _optional(resource: str) -> list[str]:
    schema = schemas.resource(resource).schema
    fixed = {*schema.get("required", ()), *making.read_only(resource), *making.write_only(resource)}
    return sorted(set(schema["properties"]) - fixed - {"absences", "extensions", "identifiers", "meta"})


def _without(document: dict[str, Any], name: str, reason: str) -> dict[str, Any]:
    """The document without a member, with its absence."""
    kept = {member: value for member, value in document.items() if member != name}
    return {**kept, "absences": [{"path": f"/{name}", "reason": reason}]}


def _may_be_absent(document: dict[str, Any], name: str) -> bool:
    return name not in document and making.is_good(_without(document, name, "unknown"))
