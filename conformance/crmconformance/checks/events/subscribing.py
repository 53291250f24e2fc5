"""Subscriptions as they are made and shown; what they deliver is seen by a receiver alone."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import Answer, delete, get, post
from crmconformance.finding import rule
from crmconformance.receiving import SUBSCRIPTIONS
from crmconformance.records import led
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect, hold, needed
from crmconformance.trial import Trial

# Reserved by RFC 2606, so that whatever a system delivers there reaches nobody.
ENDPOINT = "https://crmstandard-conformance.example/events"
NO_HTTPS = ("http://crmstandard-conformance.example/events", "ftp://crmstandard-conformance.example/", "nonsense")
LINK_LOCAL = ("https://169.254.169.254/latest/meta-data", "https://[fe80::1]/")
INSIDE = ("https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/", "https://192.168.1.1/", "https://172.16.0.1/")
UNKNOWN = {"op": "likes", "args": [{"property": "id"}, "x"]}
NO_SUCH = {"op": "=", "args": [{"property": "noSuchMember"}, "x"]}


def _subscribed(t: Trial, **members: Any) -> Script[Answer]:
    """The answer to a subscription to one resource."""
    wanted = {"endpoint": f"{ENDPOINT}/{t.word()}", "resourceTypes": t.target.offering("read")[:1], **members}
    return (yield from ask(post(SUBSCRIPTIONS, wanted)))


def _ended(t: Trial, made: Answer) -> Script[None]:
    yield from ask(delete(_place(t, made), None))


def _place(t: Trial, made: Answer) -> str:
    return t.local(made.header("location") or f"{SUBSCRIPTIONS}/{made.document.get('id')}", SUBSCRIPTIONS)


@check("EVT-040")
def a_subscription_is_made_and_gives_the_key(t: Trial) -> Script[None]:
    """Subscribes, looks for Location and key, and reads the subscription where Location says."""
    made = expect((yield from _subscribed(t)), 201)
    hold(made.header("location"), "a Location header", "none", made)
    read = yield from ask(get(_place(t, made)))
    yield from _ended(t, made)
    led(t, made, "Location")
    key = made.document.get("publicKey") or made.document.get("secret")
    hold(isinstance(key, str) and key, "the key that signatures are checked by", "no key", made)
    expect(read, 200)
    hold(read.document.get("id") == made.document.get("id"), "the subscription", "another document", read)


@check("EVT-042")
def a_filter_that_is_not_valid_is_refused(t: Trial) -> Script[None]:
    """Subscribes with an operator that the segment language does not have, and with what is no expression."""
    no_tree = [{**rule(UNKNOWN), "expression": text} for text in ("[]", "nonsense")]
    for wrong in (rule(UNKNOWN), rule(NO_SUCH), *no_tree):
        answer = yield from _subscribed(t, filter=wrong)
        if answer.status == 201:
            yield from _ended(t, answer)
        expect(answer, 422)


def _refused(t: Trial, endpoint: str) -> Script[None]:
    answer = yield from _subscribed(t, endpoint=endpoint)
    if answer.status == 201:
        yield from _ended(t, answer)
    expect(answer, 422)


@check("EVT-043")
def an_endpoint_without_https_is_refused(t: Trial) -> Script[None]:
    """Subscribes with endpoints of other schemes; http is left out where the run has such a callback."""
    plain = str(t.settings.get("callback", "")).startswith("http://")  # then the system is told to allow it
    for endpoint in NO_HTTPS[plain:]:
        yield from _refused(t, endpoint)


@check("EVT-044")
def an_endpoint_inside_the_network_is_refused(t: Trial) -> Script[None]:
    """Subscribes with link-local addresses, and with loopback and private ones unless the run has a callback there."""
    for endpoint in (*LINK_LOCAL, *(() if t.settings.get("callback") else INSIDE)):
        yield from _refused(t, endpoint)


@check("EVT-046", needs=("second",))
def a_subscription_is_for_its_client_alone(t: Trial) -> Script[None]:
    """Reads and lists a subscription as the client that made it and as another one."""
    made = needed((yield from _subscribed(t)), 201, what="a subscription is needed")
    identifier, place = str(made.document.get("id")), _place(t, made)
    mine = yield from ask(get(place))
    theirs = yield from ask(get(place, client="second"))
    listed = yield from ask(get(SUBSCRIPTIONS, client="second"))
    ended = yield from ask(delete(place, None, client="second"))
    yield from _ended(t, made)
    expect(mine, 200)
    expect(theirs, 403, 404)
    expect(ended, 403, 404)
    hold(identifier not in listed.body.decode(errors="replace"), "no subscription of others", "the id", listed)
