"""Creating a record: what is answered, and what is stored."""

from __future__ import annotations

from typing import Any

from crmconformance import making
from crmconformance.asking import get, post
from crmconformance.records import create, deleted, led, written
from crmconformance.registry import check
from crmconformance.remembering import meta, moment, valid
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed
from crmconformance.trial import Trial
from crmconformance.wire import is_strong

EXTENSION = "https://w3id.org/crmstandard/1/ext/conformance/"
# A character of four bytes, one made of two, others to be kept apart from those that look alike; a long text;
# times with a fraction and with an offset; zeros at the end of a number, three places, and more digits than a binary
# number keeps; what is false.
EASILY_LOST: tuple[dict[str, Any], ...] = (
    {"valueString": "\U00020bb7野家 \U0001f3e6"},
    {"valueString": "Amélie, Ame\u0301lie, Ⅳ, ﬁ"},
    {"valueString": "\u202bאבג\u202c ٣ <b>&amp;</b> 'x'; --"},
    {"valueString": "long " * 300 + "end"},
    {"valueDateTime": "2026-01-15T09:30:00.123456Z"},
    {"valueDateTime": "2026-01-15T09:30:00+08:00"},
    {"valueDecimal": "1234567890123.4500"},
    {"valueMoney": {"amount": "12.50", "currency": "EUR"}},
    {"valueMoney": {"amount": "12.345", "currency": "KWD"}},
    {"valueMoney": {"amount": "9007199254740993.01", "currency": "EUR"}},
    {"valueBoolean": False},
)


@check("API-020", each="create", every=True)
def a_valid_record_is_stored(t: Trial) -> Script[None]:
    """Creates the smallest valid record of a resource."""
    sent = yield from written(t, t.resource)
    answer = expect((yield from ask(post(t.path, sent))), 201)
    told = making.lost(sent, answer.document)
    hold(told is None, "the record as it was stored", say("not what was sent at {}", told), answer)


@check("API-020", each="create")
def a_media_type_may_be_written_otherwise(t: Trial) -> Script[None]:
    """Creates records whose media type has a parameter or capitals, which changes nothing by RFC 9110."""
    for media in ("application/json; charset=utf-8", "Application/JSON"):
        sent = yield from written(t, t.resource)
        expect((yield from ask(post(t.path, sent, media=media))), 201)


@check("API-021", each="create read")
def a_new_record_is_where_its_location_says(t: Trial) -> Script[None]:
    """Follows the Location header of a create."""
    sent = yield from written(t, t.resource)
    answer = expect((yield from ask(post(t.path, sent))), 201)
    path = led(t, answer, "Location")
    hold(path, "a Location header", "no Location header", answer)
    there = yield from ask(get(path))
    expect(there, 200)
    hold(there.document.get("id") == answer.document.get("id"), "the new record", "another record", there)


@check("API-022", each="create read")
def a_create_sends_the_etag_of_the_new_record(t: Trial) -> Script[None]:
    """Compares the ETag of a create with that of a read."""
    sent = yield from written(t, t.resource)
    answer = expect((yield from ask(post(t.path, sent))), 201)
    hold(is_strong(answer.etag), "a strong ETag", answer.etag or "no ETag", answer)
    there = expect((yield from ask(get(f"{t.path}/{answer.document.get('id')}"))), 200)
    hold(there.etag == answer.etag, say("the ETag {}", answer.etag), there.etag or "no ETag", there)


@check("API-024", each="create read", every=True)
def every_member_is_stored_as_it_was_sent(t: Trial) -> Script[None]:
    """Creates the fullest record that can be made and reads it again."""
    sent = yield from written(t, t.resource, making.fullest(t.resource, frozenset(t.target.offering("create"))))
    made = needed((yield from ask(post(t.path, sent))), 201, what="a full record is needed")
    there = expect((yield from ask(get(f"{t.path}/{made.document.get('id')}"))), 200)
    told = making.lost(sent, there.document)
    hold(told is None, "each member as it was sent", say("another value at {}", told), there, pointer=told or "/")


@check("API-024", each="create read")
def values_that_are_easily_lost_are_stored_as_they_were_sent(t: Trial) -> Script[None]:
    """Creates a record with characters, lengths, times and numbers that databases are known to change."""
    extensions = [{"url": f"{EXTENSION}{number}", **value} for number, value in enumerate(EASILY_LOST)]
    sent = {**(yield from written(t, t.resource)), "extensions": extensions}
    made = needed((yield from ask(post(t.path, sent))), 201, what="a record with extensions is needed")
    there = expect((yield from ask(get(f"{t.path}/{made.document.get('id')}"))), 200)
    told = making.lost(sent, there.document)
    hold(told is None, "each member as it was sent", say("another value at {}", told), there, pointer=told or "/")


@check("API-026", each="create")
def an_id_of_the_client_is_refused(t: Trial) -> Script[None]:
    """Sends an id along with a new record."""
    sent = yield from written(t, t.resource)
    expect((yield from ask(post(t.path, {**sent, "id": t.word(20)}))), 422)


@check("API-025", each="create")
def two_records_have_two_ids(t: Trial) -> Script[None]:
    """Creates two records and compares their ids."""
    first, second = (yield from create(t)), (yield from create(t))
    hold(first.id != second.id, "another id", say("{} twice", second.id), second.answer)


@check("API-025", each="create read delete")
def the_id_of_a_deleted_record_is_not_given_again(t: Trial) -> Script[None]:
    """Deletes the last of the records that it made, and makes others."""
    first = yield from create(t)
    yield from deleted(first)
    for _ in range(2):
        second = yield from create(t)
        hold(second.id != first.id, "another id", say("{} twice", second.id), second.answer)


@check("API-027", each="create")
def meta_of_the_server_is_refused(t: Trial) -> Script[None]:
    """Sends metadata that only the server writes along with a new record."""
    sent = yield from written(t, t.resource)
    for name, value in (("versionId", "1"), ("recordedAt", "2026-01-15T09:30:00Z"), ("schemaVersion", "1.0.0")):
        answer = yield from ask(post(t.path, {**sent, "meta": {name: value}}))
        expect(answer, 422, member=f"meta.{name}")


@check("API-028", each="create read")
def a_record_without_a_source_gets_that_of_the_client(t: Trial) -> Script[None]:
    """Creates two records without a source, and one with a source of its own."""
    sent = {name: value for name, value in (yield from written(t, t.resource)).items() if name != "meta"}
    answer = expect((yield from ask(post(t.path, sent))), 201)
    source = meta(answer.document).get("source")
    hold(isinstance(source, str) and ":" in source, "a URI in meta.source", str(source), answer)
    other = {**(yield from written(t, t.resource)), "meta": {"source": "urn:crmstandard:conformance:source"}}
    named = expect((yield from ask(post(t.path, other))), 201)
    kept = meta(named.document).get("source")
    hold(kept == "urn:crmstandard:conformance:source", "the source that was sent", str(kept), named)


@check("API-029", each="create read")
def a_new_record_is_true_from_when_it_was_recorded(t: Trial) -> Script[None]:
    """Creates a record without a valid time."""
    made = yield from create(t)
    start, recorded = valid(made.document), str(meta(made.document).get("recordedAt"))
    same = moment(start) is not None and moment(start) == moment(recorded)  # the same time may be told in two offsets
    hold(same, recorded, start, made.answer)
