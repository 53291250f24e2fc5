"""Bodies that are no records: refused as what they are, before anything is stored."""

from __future__ import annotations

import orjson

from crmconformance.asking import Filler, patch, post
from crmconformance.records import create, difference, written
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold
from crmconformance.trial import Trial
from crmconformance.wire import errors_of, named


@check("API-006")
def the_limits_are_declared(t: Trial) -> Script[None]:
    """Looks for the limits that clients plan by."""
    for name in ("maxPageSize", "maxBodyBytes", "idempotencyHours"):
        hold(t.target.limit(name) is not None, say("limits.{}", name), "nothing", None, limit=name)
    yield from ()


@check("API-150", each="create")
def a_body_over_the_limit_is_refused(t: Trial) -> Script[None]:
    """Sends a body one byte longer than the limit that is declared."""
    largest = t.target.limit("maxBodyBytes")
    if largest is None or largest > 64 * 1024 * 1024:
        raise Missing("the declared limit of a body is missing, or too large to be tried")
    expect((yield from ask(post(t.path, Filler(" ", largest + 1)))), 413)


@check("API-020", subjects=lambda target: target.offering("create")[:1])
def a_record_as_long_as_the_limit_is_taken(t: Trial) -> Script[None]:
    """Creates a record in a body of as many bytes as are declared, the most of which is white space."""
    largest, sent = t.target.limit("maxBodyBytes"), orjson.dumps((yield from written(t, t.resource))).decode()
    if largest is None or largest > 64 * 1024 * 1024:
        raise Missing("the declared limit of a body is missing, or too large to be tried")
    body = Filler(" ", max(0, largest - len(sent.encode())), sent)
    expect((yield from ask(post(t.path, body))), 201)


@check("API-151", each="create patch")
def another_media_type_is_refused(t: Trial) -> Script[None]:
    """Sends a record as text, as XML, and a patch as plain JSON."""
    sent = yield from written(t, t.resource)
    for media in ("text/plain", "application/xml"):
        expect((yield from ask(post(t.path, sent, media=media))), 415)
    made = yield from create(t)
    for media in ("application/xml", "application/json"):
        expect((yield from ask(patch(made.path, difference(t), made.etag, media=media))), 415)


def _refused(t: Trial, *bodies: bytes) -> Script[None]:
    for body in bodies:
        expect((yield from ask(post(t.path, body))), 400)


@check("API-152", each="create")
def a_body_that_is_no_json_is_refused(t: Trial) -> Script[None]:
    """Sends bodies that are cut off, doubled, empty or written loosely."""
    yield from _refused(t, b'{"resourceType":', b"{}{}", b"{'a': 1}", b'{"a": 1,}', b"{a: 1}", b"", b'{"a": 01}')


@check("API-153", each="create")
def a_body_with_a_member_twice_is_refused(t: Trial) -> Script[None]:
    """Sends an object that holds two members of one name, on top and further in."""
    name = t.resource.encode()
    twice = b'{"resourceType":"' + name + b'","resourceType":"' + name + b'"}'
    inside = b'{"resourceType":"' + name + b'","meta":{"source":"urn:a","source":"urn:b"}}'
    yield from _refused(t, twice, inside)


@check("API-154", each="create")
def a_body_that_is_not_utf_8_is_refused(t: Trial) -> Script[None]:
    """Sends bytes that are no UTF-8."""
    yield from _refused(t, b'{"resourceType":"\xff\xfe"}', b'{"resourceType":"\xc3"}', b'{"a":"\xed\xa0\x80"}')


@check("API-155", each="create")
def a_body_with_a_lone_surrogate_is_refused(t: Trial) -> Script[None]:
    """Sends half of a pair of surrogates."""
    yield from _refused(t, b'{"resourceType":"\\ud83d"}', b'{"resourceType":"\\ude00 x"}')


@check("API-156", each="create")
def a_body_with_a_number_that_is_none_is_refused(t: Trial) -> Script[None]:
    """Sends NaN and Infinity."""
    yield from _refused(t, b'{"a": NaN}', b'{"a": Infinity}', b'{"a": [-Infinity]}')


@check("API-157", each="create")
def a_body_that_nests_too_deep_is_refused(t: Trial) -> Script[None]:
    """Sends a body of 65 levels, and one of very many."""
    for depth in (65, 20_000):
        body = b'{"resourceType":"x","a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"
        expect((yield from ask(post(t.path, body))), 400)


@check("API-158", each="create", every=True)
def a_member_that_is_not_known_is_refused(t: Trial) -> Script[None]:
    """Adds to a good record a member that the schema does not know, and takes a structural one away."""
    sent = yield from written(t, t.resource)
    answer = expect((yield from ask(post(t.path, {**sent, "noSuchMember": 1}))), 422)
    places = [each.get("pointer") for each in errors_of(answer) if each.get("requirement") == "GEN-012"]
    hold("/noSuchMember" in places, "GEN-012 at /noSuchMember", ", ".join(sorted(named(answer))) or "nothing", answer)
    expect((yield from ask(post(t.path, {**sent, "resourceType": 7}))), 422)


@check("API-160", each="create")
def a_reference_to_nothing_is_refused(t: Trial) -> Script[None]:
    """Creates a record that refers to one that is not there."""
    from crmconformance import making

    sent = yield from written(t, t.resource)
    found = making.references(sent)
    if not found:
        return
    making.at(sent, found[0].pointer)["id"] = t.word(20)
    expect((yield from ask(post(t.path, sent))), 422)
