"""Tenants beside each other: what is no record itself, subscriptions, their deliveries and keys of source systems."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import ELSEWHERE, Answer, Ask, delete, get, post
from crmconformance.following import changing
from crmconformance.parties import PARTIES, known, party
from crmconformance.receiving import SUBSCRIPTIONS
from crmconformance.records import create, link
from crmconformance.registry import check
from crmconformance.script import Missing, Script, ask, deliveries, expect, hold, in_turn, needed
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

NOWHERE = "https://crmstandard-conformance.example/events"  # reserved by RFC 2606: nobody is there
SYSTEM = "urn:crmstandard:conformance:core"
SOON, QUIET = 20.0, 3.0  # seconds


def _webhooks(target: Target) -> list[str]:
    return list(changing(target))[:1] if "webhooks" in target.features else []


def _subscribed(t: Trial, endpoint: str, client: str = "main") -> Script[Answer]:
    wanted = {"endpoint": endpoint, "resourceTypes": [t.resource]}
    answer = yield from ask(post(SUBSCRIPTIONS, wanted, client=client))
    return needed(answer, 201, what="a subscription is needed")


def _place(t: Trial, made: Answer) -> str:
    return t.local(made.header("location") or f"{SUBSCRIPTIONS}/{made.document.get('id')}", SUBSCRIPTIONS)


@check("SEC-031", subjects=_webhooks, needs=(ELSEWHERE,))
def a_subscription_of_another_tenant_never_was(t: Trial) -> Script[None]:
    """Reads, lists, rotates and ends as another tenant a subscription of the first."""
    made = yield from _subscribed(t, f"{NOWHERE}/{t.word()}")
    place, identifier = _place(t, made), str(made.document.get("id"))
    reached = yield from in_turn(*_ways(place))
    listed = yield from ask(get(SUBSCRIPTIONS, client=ELSEWHERE))
    still = yield from ask(get(place))
    yield from ask(delete(place, None))
    needed(listed, 200, what="the subscriptions of the other tenant are needed")
    for answer in reached:
        expect(answer, 404, 405, found="a subscription")
    shown = identifier in listed.body.decode(errors="replace")
    hold(not shown, "no subscription of the first tenant", "one", listed, found="a subscription")
    hold(still.status == 200, "the subscription", still.shown, still, found="a subscription")


def _ways(place: str) -> list[Ask]:
    """What might show a subscription, or change it."""
    asks: list[Ask] = [get(place, client=ELSEWHERE), get(f"{place}/dead-letters", client=ELSEWHERE)]
    return [*asks, post(f"{place}:rotate-key", {}, client=ELSEWHERE), delete(place, None, client=ELSEWHERE)]


@check("SEC-031", subjects=_webhooks, needs=(ELSEWHERE, "callback"))
def no_subscription_of_another_tenant_is_told_of_a_change(t: Trial) -> Script[None]:
    """Subscribes in two tenants to a resource, makes a record in the first, and looks what comes to the other."""
    callback = str(t.settings["callback"]).rstrip("/")
    paths = {client: f"/{t.word()}/204" for client in ("main", ELSEWHERE)}
    places: dict[str, str] = {}
    for client, path in paths.items():
        places[client] = _place(t, (yield from _subscribed(t, callback + path, client)))
    made = yield from create(t)
    mine = yield from deliveries(paths["main"], 1, SOON)
    theirs = yield from deliveries(paths[ELSEWHERE], 20, QUIET)
    for client, place in places.items():
        yield from ask(delete(place, None, client=client))
    if not mine:
        raise Missing("no event came to the endpoint of the suite")
    told = [each for each in theirs if not each.foreign and _about(each.event, made.id)]
    hold(not told, "no event of the first tenant", "one", found="an event")


def _about(event: dict[str, Any], identifier: str) -> bool:
    data = event.get("data")
    return isinstance(data, dict) and data.get("id") == identifier


def _resolving(target: Target) -> list[str]:
    """The first party to which keys of source systems can be made to lead, where they can be resolved."""
    offered = target.offering("create", "read")
    able = f"{collection('PartyLink').removeprefix('/v1/')}:resolve" in target.operations
    parts = {"SourceRecord", "PartyLink"} <= {*target.offering("create")}
    return [each for each in PARTIES if each in offered][:1] if able and parts else []


@check("SEC-031", subjects=_resolving, needs=(ELSEWHERE,))
def another_tenant_resolves_no_key_of_it(t: Trial) -> Script[None]:
    """Resolves as another tenant the key by which a source system of the first knows a party."""
    golden, key = (yield from party(t, known(t))), t.word()
    known_by: dict[str, Any] = {"sourceSystem": SYSTEM, "sourceKey": key}
    source = yield from create(t, "SourceRecord", targetType=t.resource, **known_by)
    yield from create(t, "PartyLink", sourceRecord=link(source), golden=link(golden), linkType="same", **known_by)
    path, never = (f"{collection('PartyLink')}:resolve?system={SYSTEM}&sourceId={each}" for each in (key, t.word()))
    needed((yield from ask(get(path))), 200, what="a key that can be resolved is needed")
    needed((yield from ask(get(never, client=ELSEWHERE))), 404, what="a key that was never given is needed")
    expect((yield from ask(get(path, client=ELSEWHERE))), 404, found="a key")
