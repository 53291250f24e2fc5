"""What subscriptions deliver: to whom, in which form, signed by whom, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from crmconformance.asking import Answer, delete, get, post
from crmconformance.finding import Scene, anchored, own_scene
from crmconformance.jobs import of_scene
from crmconformance.receiving import SUBSCRIPTIONS, Delivery
from crmconformance.records import changed, create, written
from crmconformance.registry import check
from crmconformance.saying import of_finding, say
from crmconformance.script import Missing, Script, ask, deliveries, hold, needed, shared
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import number
from crmstandard.validators.structure import judge

CALLBACK = ("callback",)
SOON, LATE, QUIET = 20.0, 45.0, 3.0  # seconds
QUICK = 10.0  # seconds in which an endpoint that answers gets its event while another one is slow
REPEATS = 3  # times that a delivery which was taken may come, as far as a check waits for another one
RETRIED, TOO_OFTEN = 3, 12  # deliveries of one event; so many do not come within a minute where waits grow
TOLERATED = 300  # seconds that receivers of Standard Webhooks allow between a timestamp and their clock
GROWTH = 1.05  # more than clocks and a busy machine do to waits that are alike
Value = TypeVar("Value")


def _one(target: Target) -> list[str]:
    """One resource of which a filter can select the records of the suite alone."""
    return list(anchored()(target))[:1]


@dataclass(frozen=True)
class Watched:
    """A subscription to the records of a scene, and the path that it delivers to."""

    found: Scene
    made: Answer
    path: str

    @property
    def place(self) -> str:
        """Where the subscription is."""
        return f"{SUBSCRIPTIONS}/{self.made.document.get('id')}"

    @property
    def key(self) -> str:
        """The key that its deliveries are signed with."""
        return str(self.made.document.get("publicKey", ""))


def _watched(t: Trial, found: Scene, way: str = "204") -> Script[Watched]:
    path = f"/{t.word()}/{way}"
    wanted = {"endpoint": f"{str(t.settings['callback']).rstrip('/')}{path}", **of_scene(found)}
    made = yield from ask(post(SUBSCRIPTIONS, wanted))
    return Watched(found, needed(made, 201, what="a subscription to an endpoint of the suite is needed"), path)


def _ended(watched: Watched) -> Script[None]:
    yield from ask(delete(watched.place, None))


def _different(got: list[Delivery]) -> list[Delivery]:
    """Deliveries of different events: one that was taken may come once more, and is known by its webhook-id."""
    found: dict[tuple[str, Any], Delivery] = {}
    for each in got:
        found.setdefault((each.header("webhook-id"), each.event.get("id")), each)
    return list(found.values())


def _events(path: str, count: int, seconds: float) -> Script[list[Delivery]]:
    """Deliveries of so many different events, as far as they come in time."""
    for most in range(count, REPEATS * count + 1):
        got = yield from deliveries(path, most, seconds)
        if len(got) < most or len(_different(got)) >= count:
            break
    return _different(got)


def _caused(t: Trial, found: Scene) -> Script[str]:
    """The id of a new record of the scene, of which an event has to come."""
    made = yield from create(t, t.resource, found.records[0].sent, **{found.anchor.field: found.led})
    return made.id


def _delivered(t: Trial) -> Script[tuple[Watched, Delivery]]:
    """A subscription with its first delivery; raises Missing where none comes."""
    found = yield from own_scene(t)
    watched = yield from _watched(t, found)
    yield from _caused(t, found)
    got = yield from deliveries(watched.path, 1, SOON)
    yield from _ended(watched)
    if not got:
        raise Missing(say("no event came to the endpoint of the suite within {} s", f"{SOON:g}"))
    return watched, got[0]


def _first(t: Trial) -> Script[tuple[Watched, Delivery]]:
    """The same for all checks that only look at a delivery."""
    return (yield from shared(f"delivery/{t.resource}", _about(t, _delivered)))


def _about(t: Trial, script: Callable[[Trial], Script[Value]]) -> Callable[[Trial], Script[Value]]:
    """A script that is shared, about the resource of the trial."""
    resource = t.resource

    def told(own: Trial) -> Script[Value]:
        own.subject = resource
        return (yield from script(own))

    return told


@check("EVT-041", subjects=_one, needs=CALLBACK)
def events_that_the_filter_selects_are_delivered_and_no_other(t: Trial) -> Script[None]:
    """Subscribes to the records of one scene, makes a record of it and one of another scene, and looks what comes."""
    found, other = (yield from own_scene(t)), (yield from own_scene(t))
    watched = yield from _watched(t, found)
    yield from _caused(t, other)
    wanted = yield from _caused(t, found)
    yield from deliveries(watched.path, 1, SOON)
    got = _different((yield from deliveries(watched.path, TOO_OFTEN, QUIET)))
    yield from _ended(watched)
    told = [str((each.event.get("data") or {}).get("id")) for each in got]
    hold(told == [wanted], "the event of the record that fits", say("{} events", len(told)), subject=wanted)


@check("EVT-045", subjects=_one, needs=CALLBACK)
def a_redirect_of_an_endpoint_is_not_followed(t: Trial) -> Script[None]:
    """Redirects a delivery to another path of the suite, and looks whether anything comes there."""
    found = yield from own_scene(t)
    watched = yield from _watched(t, found, "302")
    yield from _caused(t, found)
    if not (yield from deliveries(watched.path, 1, SOON)):
        raise Missing("no event came to the endpoint of the suite")
    got = yield from deliveries(f"{watched.path}/moved", 1, QUIET)
    yield from _ended(watched)
    hold(not got, "no delivery behind the redirect", "one", found=f"{watched.path}/moved")


@check("EVT-047", subjects=_one, needs=CALLBACK)
def nothing_comes_after_the_end_of_a_subscription(t: Trial) -> Script[None]:
    """Ends one of two subscriptions to the same records, and waits for the event of the other."""
    found = yield from own_scene(t)
    ended, kept = (yield from _watched(t, found)), (yield from _watched(t, found))
    yield from _ended(ended)
    yield from _caused(t, found)
    if not (yield from deliveries(kept.path, 1, SOON)):
        raise Missing("no event came to the subscription that goes on")
    got = yield from deliveries(ended.path, 1, QUIET)
    yield from _ended(kept)
    hold(not got, "no delivery", "one")


@check("EVT-060", subjects=_one, needs=CALLBACK)
def a_delivery_is_a_cloud_event(t: Trial) -> Script[None]:
    """Judges the media type and the body of a delivery."""
    _, got = yield from _first(t)
    media = got.header("content-type").partition(";")[0].strip().lower()
    hold(media == "application/cloudevents+json", "application/cloudevents+json", media or "none", found=media)
    for each in judge("EventEnvelope").findings(got.event):
        hold(False, "a valid event", of_finding(each), found=each.pointer)


@check("EVT-061", subjects=_one, needs=CALLBACK)
def a_delivery_is_signed(t: Trial) -> Script[None]:
    """Verifies the signature of a delivery by the key of its subscription."""
    watched, got = yield from _first(t)
    missing = [each for each in ("webhook-id", "webhook-timestamp", "webhook-signature") if not got.header(each)]
    hold(not missing, "all three headers", say("no {}", ", ".join(missing)))
    hold(got.signed_by(watched.key), "a signature that verifies", "none that does")
    _of_its_time(got)


@check("EVT-062", subjects=_one, needs=CALLBACK)
def a_delivery_is_signed_by_ed25519(t: Trial) -> Script[None]:
    """Looks at the schemes of the signatures of a delivery."""
    _, got = yield from _first(t)
    told = ", ".join(got.schemes) or "none"
    hold("v1a" in got.schemes, "v1a", told, found=told)


def _failing(t: Trial) -> Script[tuple[Watched, list[Delivery]]]:
    """What comes of one event to an endpoint that always fails: a few deliveries, and more where they come at once."""
    found = yield from own_scene(t)
    watched = yield from _watched(t, found, "500")
    yield from _caused(t, found)
    got = yield from deliveries(watched.path, RETRIED, LATE)
    if len(got) == RETRIED:
        got = yield from deliveries(watched.path, TOO_OFTEN, QUIET)
    yield from _ended(watched)
    if not got:
        raise Missing("no event came to the endpoint of the suite")
    return watched, got


def _failed(t: Trial) -> Script[tuple[Watched, list[Delivery]]]:
    return (yield from shared(f"delivery/failing/{t.resource}", _about(t, _failing)))


@check("EVT-063", subjects=_one, needs=CALLBACK, waits=True)
def an_event_that_was_not_taken_comes_again_after_longer_waits(t: Trial) -> Script[None]:
    """Answers each delivery of an event with 500, and measures the waits."""
    _, got = yield from _failed(t)
    hold(len(got) >= 2, "another delivery", say("one within {} s", f"{LATE:g}"), found=len(got))
    waits = [after.at - before.at for before, after in pairwise(got)]
    growing = all(later > GROWTH * earlier for earlier, later in pairwise(waits))
    hold(growing, "waits that grow", ", ".join(f"{each:.1f} s" for each in waits), found=len(got))


@check("EVT-061", subjects=_one, needs=CALLBACK)
def each_delivery_of_an_event_is_signed(t: Trial) -> Script[None]:
    """Verifies the signatures and the times of the deliveries of an event that is not taken."""
    watched, got = yield from _failed(t)
    for each in got:
        hold(each.signed_by(watched.key), "a signature that verifies", "none that does")
        _of_its_time(each)


def _of_its_time(got: Delivery) -> None:
    """Raises Fault where the time that is signed is not that of the delivery: receivers take it for a replay."""
    told = got.header("webhook-timestamp")
    signed = number(told)
    seconds = None if signed is None else signed - got.at
    observed = told or "none" if seconds is None else say("{} s from it", f"{seconds:+.0f}")
    expected = say("a webhook-timestamp within {} s of the delivery", TOLERATED)
    hold(seconds is not None and abs(seconds) <= TOLERATED, expected, observed)


@check("EVT-064", subjects=_one, needs=CALLBACK)
def each_delivery_of_an_event_has_the_same_id(t: Trial) -> Script[None]:
    """Compares webhook-id over the deliveries of one event."""
    _, got = yield from _failed(t)
    if len(got) < 2:
        raise Missing("the event came once only")
    first = got[0].header("webhook-id")
    for each in got[1:]:
        told = each.header("webhook-id")
        hold(first and told == first, first or "an id", told or "none", found=told)


@check("EVT-065", subjects=_one, needs=CALLBACK)
def a_slow_endpoint_holds_nobody_up(t: Trial) -> Script[None]:
    """Keeps one endpoint waiting, and looks how soon another one gets its event and a search is answered."""
    found = yield from own_scene(t)
    slow = yield from _watched(t, found, "slow")
    quick = yield from _watched(t, found)
    yield from _caused(t, found)
    if not (yield from deliveries(slow.path, 1, SOON)):
        raise Missing("no event came to the slow endpoint of the suite")
    yield from changed(t, found.records[0])
    answer = yield from ask(get(f"{t.path}?limit=1"))
    got = yield from _events(quick.path, 2, QUICK)
    yield from _ended(slow)
    yield from _ended(quick)
    hold(
        len(got) == 2,
        say("both events within {} s", f"{QUICK:g}"),
        say("{} of them", len(got)),
        found=say("over {}", f"{QUICK:g}"),
    )
    hold(answer.status == 200, "200", answer.shown, answer, found=answer.shown)


@check("EVT-067", subjects=_one, needs=CALLBACK)
def both_keys_sign_after_a_rotation(t: Trial) -> Script[None]:
    """Rotates the key of a subscription and verifies the next delivery by the old key and by the new one."""
    found = yield from own_scene(t)
    watched = yield from _watched(t, found)
    rotated = needed((yield from ask(post(f"{watched.place}:rotate-key", {}))), 200, what="a rotated key is needed")
    yield from _caused(t, found)
    got = yield from deliveries(watched.path, 1, SOON)
    yield from _ended(watched)
    if not got:
        raise Missing("no event came to the endpoint of the suite")
    for name, key in (("old", watched.key), ("new", str(rotated.document.get("publicKey", "")))):
        hold(got[0].signed_by(key), say("a signature of the {} key", name), "none", key=name)


@check("EVT-067", subjects=_one, needs=CALLBACK)
def each_rotation_puts_a_new_key_in_use(t: Trial) -> Script[None]:
    """Rotates the key of a subscription twice and verifies the next delivery by the last key and the one before."""
    found = yield from own_scene(t)
    watched = yield from _watched(t, found)
    keys = []
    for _ in range(2):
        rotated = yield from ask(post(f"{watched.place}:rotate-key", {}))
        if rotated.status == 409:  # no other rotation as long as the key before still signs
            break
        keys.append(str(needed(rotated, 200, what="a rotated key is needed").document.get("publicKey", "")))
    yield from _caused(t, found)
    got = yield from deliveries(watched.path, 1, SOON)
    yield from _ended(watched)
    if not got:
        raise Missing("no event came to the endpoint of the suite")
    hold(len({watched.key, *keys}) == 1 + len(keys), "another key with each rotation", "the same key")
    for key in keys:
        hold(got[0].signed_by(key), say("a signature of the {} key", "new"), "none", key="new")


@check("API-173", subjects=_one, needs=CALLBACK)
def a_delivery_passes_on_the_trace(t: Trial) -> Script[None]:
    """Makes a record with a traceparent header, and looks for its trace in the delivery."""
    found = yield from own_scene(t)
    watched = yield from _watched(t, found)
    trace = f"{t.random.getrandbits(127) + 1:032x}"
    sent = yield from written(t, t.resource, found.records[0].sent, **{found.anchor.field: found.led})
    made = yield from ask(post(t.path, sent, headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"}))
    needed(made, 201, what="a record of the scene is needed")
    got = yield from deliveries(watched.path, 1, SOON)
    yield from _ended(watched)
    if not got:
        raise Missing("no event came to the endpoint of the suite")
    told = got[0].header("traceparent")
    hold(trace in told, say("the trace {}", trace), told or "no traceparent", found=told or "none")
