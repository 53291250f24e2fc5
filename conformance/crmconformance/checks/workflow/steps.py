"""Steps of state machines: those that a machine has leave their entry, others are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crmconformance.asking import Answer, get
from crmconformance.making import STANDARD, lost
from crmconformance.registry import check
from crmconformance.remembering import meta, moment
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold, needed, together, wait
from crmconformance.stepping import REASON, begun, history_of, machine, moving, towards, trails, walked, ways
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

APART = 60.0  # seconds at the most between a step and the recording of the version that it made
FEW = 2  # steps out of each state that are asked for though there are none
KINDS = ("user", "system", "vendor")
TRAIL, LATEST = "AuditEvent", 5  # seconds after which a request has to stand in the trail


@dataclass(frozen=True)
class Tried:
    """A step that was asked for though the machine has none, and what was answered."""

    state: str
    to: str
    answer: Answer


def _tried(t: Trial, few: int) -> Script[list[Tried]]:
    """Asks for steps that the machine does not have, out of each state that a record can be brought to."""
    found, made = ways(t), []
    for state, way in found.items():
        wrong = [to for to in found if to != state and to not in machine(t).transitions.get(state, ())]
        t.random.shuffle(wrong)
        if wrong:
            stand = yield from walked(t, way)
        for to in wrong if t.deep else wrong[:few]:
            requests = yield from towards(t, stand, found[to][-1])
            made += [Tried(state, to, answer) for answer in (yield from together(*requests))]
    return made


@check("API-080", subjects=moving)
def steps_that_the_machine_does_not_have_are_refused(t: Trial) -> Script[None]:
    """Brings records into each state and asks for steps that do not lead out of it, by PATCH and by PUT."""
    for each in (yield from _tried(t, FEW)):
        expect(each.answer, 409, **{"from": each.state, "to": each.to})


@check("API-081", subjects=moving)
def a_refused_step_is_answered_with_those_that_there_are(t: Trial) -> Script[None]:
    """Compares allowed of refused steps with the steps that lead out of the state."""
    for each in (yield from _tried(t, 1)):
        answer = needed(each.answer, 409, what="a refused step is needed")
        told = answer.document.get("allowed")
        right = sorted(machine(t).transitions.get(each.state, ()))
        observed = sorted(map(str, told)) if isinstance(told, list) else []
        hold(observed == right, ", ".join(right) or "no state", ", ".join(observed) or "no state", answer)


@check("API-082", subjects=moving)
def each_step_leaves_its_entry(t: Trial) -> Script[None]:
    """Takes records from state to state, and reads what each step adds to the status history."""
    for way in trails(t):
        stand = yield from walked(t, way)
        states = [each[machine(t).member] for each in way]
        for number, answer in enumerate(stand.answers[1:], start=1):
            entries = history_of(answer)
            hold(
                len(entries) == number + 1, say("{} entries", number + 1), str(len(entries)), answer, missing="the step"
            )
            entry = entries[-1] if isinstance(entries[-1], dict) else {}
            missing = sorted(_missing(entry, states[number - 1], states[number], recorded(answer)))
            hold(
                not missing,
                "an entry of the step",
                say("one without {}", ", ".join(missing)),
                answer,
                missing=", ".join(missing),
            )


def recorded(answer: Answer) -> datetime | None:
    """When the version in an answer was recorded."""
    return moment(str(meta(answer.document).get("recordedAt")))


def _missing(entry: dict[str, Any], before: str, after: str, then: datetime | None) -> Iterator[str]:
    """The members of an entry that do not say what they have to; the step is of when its version was recorded."""
    expected = {"from": before, "to": after}
    yield from (name for name, value in expected.items() if entry.get(name) != value)
    yield from (name for name in ("at", "actorKind") if not isinstance(entry.get(name), str))
    at = moment(str(entry.get("at")))
    if at is not None and then is not None and abs((at - then).total_seconds()) > APART:
        yield "at"
    if lost(REASON, entry.get("reason")) is not None:
        yield "reason"


@check("API-083", subjects=moving)
def a_write_without_a_step_adds_nothing_to_the_history(t: Trial) -> Script[None]:
    """Changes records in the first and in a later state without a step."""
    found = list(ways(t).values())
    for way in (found[0], found[-1]):
        stand = yield from walked(t, way)
        before = len(stand.history)
        for number in range(2):
            extension = {"url": f"{STANDARD}ext/conformance", "valueString": t.word()}
            requests = yield from towards(t, stand, {**way[-1], "extensions": [extension]})
            answer = needed((yield from ask(requests[number % len(requests)])), 200, what="a changed record is needed")
            stand.answers.append(answer)
            hold(len(stand.history) == before, say("{} entries", before), str(len(stand.history)), answer)


@check("API-084", subjects=moving)
def a_record_does_not_begin_in_the_middle(t: Trial) -> Script[None]:
    """Creates records in states that are no initial ones, with all else that these states ask for."""
    initial = machine(t).initial
    later = [way[-1] for state, way in ways(t).items() if state not in initial]
    for template in later if t.deep else later[: FEW + 1]:
        answer = yield from begun(t, template)
        expect(answer, 422, allowed=", ".join(initial), found=template[machine(t).member])


@check("API-085", subjects=moving)
def a_record_without_a_state_begins_in_the_first(t: Trial) -> Script[None]:
    """Creates a record that names no state."""
    first = machine(t).initial[0]
    way = ways(t).get(first)
    if way is None:
        raise Missing(say("no record that begins in {} can be made", first))
    template = {name: value for name, value in way[0].items() if name != machine(t).member}
    answer = expect((yield from begun(t, template)), 201)
    state = str(answer.document.get(machine(t).member))
    hold(state == first, first, state, answer)


@check("API-086", subjects=moving)
def whoever_takes_a_step_is_recorded_as_user_system_or_vendor(t: Trial) -> Script[None]:
    """Takes a record through several states, and reads who is said to have done so."""
    way = max(ways(t).values(), key=len)
    stand = yield from walked(t, way)
    kinds = {str(each.get("actorKind")) for each in stand.history if isinstance(each, dict)}
    told = ", ".join(sorted(kinds)) or "none"
    hold(len(kinds) == 1 and kinds <= set(KINDS), "one of user, system and vendor", told, stand.answers[-1])


def _trailed(target: Target) -> list[str]:
    """Resources with a state machine, where the audit trail can be searched for who asked what."""
    fields = {"object", "actorKind"}
    return moving(target)[:FEW] if fields <= set(target.search_fields(TRAIL)) else []


@check("API-086", subjects=_trailed)
def the_history_names_the_kind_of_caller_that_the_trail_names(t: Trial) -> Script[None]:
    """Looks in the audit trail for the requests that took the steps, by the kind that the history says."""
    stand = yield from walked(t, max(ways(t).values(), key=len))
    kind = str(stand.history[-1].get("actorKind"))
    query = f"{collection(TRAIL)}?object={t.resource}/{stand.document['id']}"
    for _ in range(LATEST):
        events = needed((yield from ask(get(query))), 200, what="the audit trail is needed")
        if events.document.get("entries"):
            break
        yield from wait(1)
    else:
        raise Missing("the audit trail has no event of the record")
    of_kind = needed((yield from ask(get(f"{query}&actorKind={kind}"))), 200, what="the audit trail is needed")
    named = of_kind.document.get("entries")
    hold(named, "the kind that the audit trail says", kind, stand.answers[-1])
