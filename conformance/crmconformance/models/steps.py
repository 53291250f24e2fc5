"""A model of one record that goes through the states of its machine: its steps, and what is left of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crmconformance.asking import Answer, Ask, delete, get
from crmconformance.following import end
from crmconformance.jobs import few
from crmconformance.making import Document, lost
from crmconformance.models.basis import Course, Doing, State
from crmconformance.models.telling import Change, Ear, hear
from crmconformance.records import difference
from crmconformance.remembering import version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask, needed
from crmconformance.stepping import REASON, Stand, Way, history_of, machine, moving, onward, towards, walked, ways
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import unlike


@dataclass
class Moved(State):
    """A record on its way; `blamed` is the requirement under which a difference in a read falls."""

    stand: Stand
    way: Way
    ear: Ear
    deleted: bool = False
    blamed: str = "API-082"

    @property
    def answer(self) -> Answer:
        """The answer to its last write."""
        return self.stand.answers[-1]


def begun(t: Trial, resource: str) -> Script[Moved]:
    """A new record in one of the first states. Raises Missing."""
    cursor = (yield from end(resource)) if "events" in t.target.classes else ""
    way = next(iter(ways(t).values()))[:1]
    stand = yield from walked(t, way)
    made = stand.document
    ear = Ear(resource, str(made.get("id")), cursor, [Change(("created",), version_id(made))])
    return Moved(stand, way, ear)


def _state(t: Trial, moved: Moved) -> str:
    return str(moved.way[-1][machine(t).member])


def _request(t: Trial, moved: Moved, template: Document, draw: int) -> Script[Ask]:
    found = yield from towards(t, moved.stand, template)
    return found[draw % len(found)]


def step(t: Trial, moved: Moved, draw: int) -> Script[None]:
    """Takes a step that the machine has, by PATCH or by PUT."""
    states = sorted(machine(t).transitions.get(_state(t, moved), ()))
    found = [(each, document) for each in states if (document := onward(t, moved.way, each)) is not None]
    if not found:
        return
    to, template = found[draw % len(found)]
    answer = yield from ask((yield from _request(t, moved, template, draw // 7)))
    if moved.deleted:
        moved.status("API-045", answer, 410)
        return
    needed(answer, 200, what=say("{} has to go to {}", t.resource, to))
    entries = history_of(moved.answer)
    _entered(moved, entries, answer, {"from": _state(t, moved), "to": to})
    moved.way, moved.stand.template = (*moved.way, template), template
    _kept(moved, answer, "statusChanged", "API-082")


def _entered(moved: Moved, entries: list[Any], answer: Answer, expected: Document) -> None:
    """Judges the entry of a step, and that those before it are as they were."""
    found = history_of(answer)
    count = len(entries) + 1
    moved.judge("API-082", len(found) == count, say("{} entries", count), str(len(found)), answer)
    moved.judge("API-082", unlike(entries, found[:-1]) is None, "the entries before it", "others", answer)
    entry = found[-1] if isinstance(found[-1], dict) else {}
    lacking = [name for name, value in expected.items() if entry.get(name) != value]
    lacking += [name for name in ("at", "actorKind") if not isinstance(entry.get(name), str)]
    lacking += [] if lost(REASON, entry.get("reason")) is None else ["reason"]
    moved.judge("API-082", not lacking, "an entry of the step", say("one without {}", ", ".join(lacking)), answer)


def _kept(moved: Moved, answer: Answer, verb: str, requirement: str) -> None:
    moved.stand.answers.append(answer)
    moved.ear.changes.append(Change((verb,), version_id(answer.document)))
    moved.blamed = requirement


def step_wrongly(t: Trial, moved: Moved, draw: int) -> Script[None]:
    """Asks for a step that the machine does not have, with all that its state asks for."""
    state, found = _state(t, moved), ways(t)
    right = sorted(machine(t).transitions.get(state, ()))
    wrong = [to for to in found if to != state and to not in right]
    if not wrong:
        return
    answer = yield from ask((yield from _request(t, moved, found[wrong[draw % len(wrong)]][-1], draw // 7)))
    if moved.deleted:
        moved.status("API-045", answer, 410)
        return
    moved.status("API-080", answer, 409)
    told = answer.document.get("allowed")
    observed = sorted(map(str, told)) if isinstance(told, list) else []
    moved.judge("API-081", observed == right, ", ".join(right) or "no state", ", ".join(observed) or "no state", answer)
    moved.blamed = "API-067"


def stay(t: Trial, moved: Moved, draw: int) -> Script[None]:
    """Changes the record without a step."""
    template = {**moved.way[-1], **difference(t)}
    answer = yield from ask((yield from _request(t, moved, template, draw)))
    if moved.deleted:
        moved.status("API-045", answer, 410)
        return
    needed(answer, 200, what="a changed record is needed")
    same = unlike(history_of(moved.answer), history_of(answer)) is None
    moved.judge("API-083", same, "the history as it was", say("{} entries, or others", len(history_of(answer))), answer)
    moved.stand.template = template
    _kept(moved, answer, "updated", "API-083")


def read(_t: Trial, moved: Moved, _draw: int) -> Script[None]:
    """Reads the record."""
    answer = yield from ask(get(moved.stand.path))
    if moved.deleted:
        moved.status("API-045", answer, 410)
        return
    moved.status(moved.blamed, answer, 200)
    place = unlike(moved.answer.document, answer.document)
    moved.judge(moved.blamed, place is None, "the record as it was answered", say("another value at {}", place), answer)


def remove(_t: Trial, moved: Moved, _draw: int) -> Script[None]:
    """Deletes the record."""
    answer = yield from ask(delete(moved.stand.path, moved.answer.etag))
    if moved.deleted:
        moved.status("API-045", answer, 410)
        return
    needed(answer, 204, what="a deleted record is needed")
    moved.deleted = True
    moved.ear.changes.append(Change(("deleted",)))


def read_feed(_t: Trial, moved: Moved, _draw: int) -> Script[None]:
    """Reads what the feed tells of the record."""
    yield from hear(moved, moved.ear)


def _walked(target: Target, needs: tuple[str, ...]) -> Iterable[str]:
    found = moving(target)
    return few(each for each in found if "delete" in target.resources[each] or "delete" not in needs)


STEPS = Course(
    name="steps",
    title="Takes a few records through their states at random, and holds each answer against a model of them.",
    begin=begun,
    acts={
        "step": Doing(step, (), 6),
        "wrong step": Doing(step_wrongly, (), 3),
        "change": Doing(stay, (), 3),
        "read": Doing(read, ("read",), 4),
        "feed": Doing(read_feed, ("class:events",), 1),
        "delete": Doing(remove, ("delete",), 1),
    },
    first=(
        *("read", "wrong step", "read", "step", "read", "change", "read", "wrong step", "read", "feed", "step"),
        *("change", "step", "read", "wrong step", "delete", "step", "wrong step", "change", "read", "feed"),
    ),
    tried={
        **dict.fromkeys(("API-080", "API-081", "API-082", "API-083"), ()),
        "API-067": ("read", "class:workflow"),
        "API-045": ("delete", "class:workflow"),
        "EVT-003": ("class:events", "class:workflow"),
    },
    subjects=_walked,
    length=40,
    records=2,
)
