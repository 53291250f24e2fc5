"""A model of what others are told of one record: the feed of events, the deliveries of a subscription, and exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crmconformance.asking import delete, patch, post
from crmconformance.finding import Scene, anchored, bare_scene
from crmconformance.following import end
from crmconformance.jobs import few, of_scene
from crmconformance.making import Document
from crmconformance.models.basis import Course, Doing, State
from crmconformance.models.telling import Change, Ear, before, export, hear, held
from crmconformance.receiving import SUBSCRIPTIONS, Delivery
from crmconformance.records import create, difference
from crmconformance.remembering import version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask, deliveries, needed
from crmconformance.target import Target
from crmconformance.trial import Trial

SOON, QUIET = 20.0, 3.0  # seconds in which a delivery has to come, and in which another one may
AGAIN = 3  # times that a delivery may come
CHANGING = "create read search patch delete"


@dataclass
class Echoed(State):
    """One record, the answers to its writes, and where it is listened to; `place` is that of the subscription."""

    found: Scene
    path: str
    etags: list[str]
    versions: list[Document]
    ear: Ear
    endpoint: str = ""
    place: str = ""
    deleted: bool = False


def begun(t: Trial, resource: str) -> Script[Echoed]:
    """A new record that is listened to from its create on. Raises Missing."""
    found, cursor = (yield from bare_scene(t, resource)), ""
    cursor = (yield from end(resource)) if "events" in t.target.classes else ""
    endpoint, place = (yield from _subscribed(t, found)) if _listening(t) else ("", "")
    made = yield from create(t, resource, **{found.anchor.field: found.led})
    ear = Ear(resource, made.id, cursor, [Change(("created",), version_id(made.document))])
    return Echoed(found, made.path, [made.etag], [made.document], ear, endpoint, place)


def _listening(t: Trial) -> bool:
    offered = "events" in t.target.classes and "webhooks" in t.target.features
    return offered and bool(t.settings.get("callback"))


def _subscribed(t: Trial, found: Scene) -> Script[tuple[str, str]]:
    path = f"/{t.word()}/204"
    wanted = {"endpoint": f"{str(t.settings['callback']).rstrip('/')}{path}", **of_scene(found)}
    answer = yield from ask(post(SUBSCRIPTIONS, wanted))
    needed(answer, 201, what="a subscription to an endpoint of the suite is needed")
    return path, f"{SUBSCRIPTIONS}/{answer.document.get('id')}"


def ended(_t: Trial, state: Echoed) -> Script[None]:
    """Ends the subscription."""
    if state.place:
        yield from ask(delete(state.place, None))


def change(t: Trial, state: Echoed, _draw: int) -> Script[None]:
    """Changes the record."""
    answer = yield from ask(patch(state.path, difference(t), state.etags[-1]))
    if state.deleted:
        needed(answer, 410, what="the refusal of a change of a deleted record is needed")
        return
    needed(answer, 200, what="a changed record is needed")
    state.etags.append(answer.etag)
    state.versions.append(answer.document)
    state.ear.changes.append(Change(("updated",), version_id(answer.document)))


def change_in_vain(t: Trial, state: Echoed, draw: int) -> Script[None]:
    """Sends a change that is to be refused: with a member that nobody knows, or over a version that is not the last."""
    wrong = [({**difference(t), "noSuchMember": "x"}, state.etags[-1])]
    wrong += [(difference(t), state.etags[0])] if len(state.etags) > 1 else []
    members, etag = wrong[draw % len(wrong)]
    answer = yield from ask(patch(state.path, members, etag))
    needed(answer, 410, 412, 422, what="a refused change is needed")


def remove(_t: Trial, state: Echoed, _draw: int) -> Script[None]:
    """Deletes the record."""
    answer = yield from ask(delete(state.path, state.etags[-1]))
    needed(answer, 410 if state.deleted else 204, what="a deleted record is needed")
    if not state.deleted:
        state.ear.changes.append(Change(("deleted",)))
    state.deleted = True


def read_feed(_t: Trial, state: Echoed, _draw: int) -> Script[None]:
    """Reads what the feed tells of the record."""
    yield from hear(state, state.ear)


def take_deliveries(t: Trial, state: Echoed, _draw: int) -> Script[None]:
    """Looks what came to the endpoint: each version at least once; a deletion has no data that a filter could see."""
    if not _listening(t):
        return
    expected = {version_id(each) for each in state.versions}
    got = yield from deliveries(state.endpoint, len(expected), SOON)
    if _versions(got) != expected:  # one of them may have come twice
        got = yield from deliveries(state.endpoint, AGAIN * len(expected), QUIET)
    came = _versions(got)
    told = say("{} of them and {} others", len(came & expected), len(came - expected))
    state.judge("EVT-041", came == expected, say("the events of {} changes", len(expected)), told, None)


def _versions(got: Iterable[Delivery]) -> set[str]:
    return {version_id(data) for each in got if isinstance(data := each.event.get("data"), dict)}


def take_export(t: Trial, state: Echoed, _draw: int) -> Script[None]:
    """Exports the record by a filter."""
    made = yield from export(t, of_scene(state.found))
    held(state, made, state.ear.identifier, None if state.deleted else state.versions[-1])


def take_deletions(t: Trial, state: Echoed, _draw: int) -> Script[None]:
    """Exports what was deleted since the record was made."""
    wanted = {"resourceTypes": [state.found.resource], "since": before(state.versions[0])}
    made = yield from export(t, wanted, "deletedFiles")
    listed = state.ear.identifier in {str(each.get("id")) for each in made.rows()}
    if state.deleted:
        state.judge("BLK-013", listed, "the id in deletedFiles", "no such line", made.job)
    else:
        state.judge("BLK-013", not listed, "no id of a record that stands", "such a line", made.job)


def _walked(target: Target, _needs: tuple[str, ...]) -> Iterable[str]:
    return few(anchored(also=CHANGING)(target))


ECHOES = Course(
    name="what_is_told",
    title="Changes a few records at random and holds what is told of them against a model of them.",
    begin=begun,
    end=ended,
    acts={
        "change": Doing(change, (), 5),
        "change in vain": Doing(change_in_vain, (), 3),
        "feed": Doing(read_feed, ("class:events",), 4),
        "deliveries": Doing(take_deliveries, ("class:events",), 1),
        "export": Doing(take_export, ("class:bulk",), 2),
        "deletions": Doing(take_deletions, ("class:bulk",), 1),
        "delete": Doing(remove, (), 1),
    },
    first=(
        *("feed", "change", "change in vain", "feed", "export", "change", "deliveries", "change", "export", "feed"),
        *("deletions", "delete", "feed", "export", "deletions", "change", "deletions", "feed"),
    ),
    tried={
        **dict.fromkeys(("EVT-001", "EVT-003", "EVT-006", "EVT-021", "EVT-024", "EVT-041"), ("class:events",)),
        **dict.fromkeys(("BLK-007", "BLK-013"), ("class:bulk",)),
    },
    subjects=_walked,
    length=12,
    records=2,
    needs={"EVT-041": ("callback",)},
)
