"""Ways of a record through its state machine: documents that are right in each state, worked out before any is sent.

A state often asks for members (who decided, why it ended). They are taken from the vectors, and the validator
says which of them do. What is refused for its step can then be refused for nothing else.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from crmconformance import making
from crmconformance.asking import Answer, Ask, patch, post, put
from crmconformance.making import Document
from crmconformance.records import mark, pointed
from crmconformance.saying import say
from crmconformance.script import Script, ask, needed
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard.findings import Finding
from crmstandard.statemachines import StateMachine, machines
from crmstandard.validators import Session

REASON = {"text": "a step of the conformance suite"}
HISTORY, SAID = "statusHistory", "statusReason"
REPAIRS = 3  # rounds in which members that a state forbids are left out
Way = tuple[Document, ...]
Raw = tuple[bytes, ...]


def moving(target: Target) -> list[str]:
    """The subjects of checks: declared resources with a state machine whose records can be made and changed."""
    offered = frozenset(target.offering("create"))
    changing = {*target.offering("patch"), *target.offering("replace")} & offered
    return sorted(name for name in machines() if name in changing and _ways(name, offered))


def machine(t: Trial) -> StateMachine:
    """The state machine of the resource of a trial."""
    return machines()[t.resource]


def ways(t: Trial) -> dict[str, Way]:
    """The way to each state that plain changes lead to: the document to begin with, then one for each step."""
    found = _ways(t.resource, frozenset(t.target.offering("create")))
    return {state: tuple(map(orjson.loads, way)) for state, way in found.items()}


def trails(t: Trial) -> list[Way]:
    """Ways that together step into every state; with every step of the machine where the run is deep."""
    found, about = ways(t), machine(t)
    made = list(found.values())
    for state, way in found.items() if t.deep else ():
        for to in about.transitions.get(state, ()):
            document = _moved(frozenset(t.target.offering("create")), way, to, way[-1])
            made += [(*way, document)] if document is not None and to in found else []
    parts = {orjson.dumps(way[:end]) for way in made for end in range(1, len(way))}
    return [way for way in made if len(way) > 1 and orjson.dumps(way) not in parts]


def onward(t: Trial, way: Way, to: str) -> Document | None:
    """The document that takes a record at the end of a way to one more state; None where none is right."""
    raw = _onward(t.resource, frozenset(t.target.offering("create")), tuple(map(orjson.dumps, way)), to)
    return None if raw is None else orjson.loads(raw)


@cache
def _onward(resource: str, offered: frozenset[str], way: Raw, to: str) -> bytes | None:
    documents = tuple(map(orjson.loads, way))
    found = None if to in machines()[resource].operations else _moved(offered, documents, to, documents[-1])
    return None if found is None else orjson.dumps(found)


@cache
def _ways(resource: str, offered: frozenset[str]) -> Mapping[str, Raw]:
    found: dict[str, Raw] = {}
    for base in _bases(resource, offered):
        _spread(resource, offered, base, found)
        if set(found) == set(machines()[resource].states):
            break
    return found


def _bases(resource: str, offered: frozenset[str]) -> list[Document]:
    smallest = making.base(resource, offered)
    others = [each for each in making.samples(resource) if _reachable(each, offered) and each != smallest]
    return [] if smallest is None else [smallest, *others]


def _reachable(document: Document, offered: frozenset[str]) -> bool:
    return all(each.type in offered for each in making.references(document))


def _spread(resource: str, offered: frozenset[str], base: Document, found: dict[str, Raw]) -> None:
    """Adds the ways from one document on, the shortest first; states that operations alone lead to are left out."""
    about = machines()[resource]
    waiting: list[tuple[Way, str]] = [((), state) for state in about.initial]
    seen: set[str] = set()
    for way, state in waiting:
        document = None if state in {*seen, *about.operations} else _moved(offered, way, state, base)
        if document is not None:
            seen.add(state)
            further = (*way, document)
            found.setdefault(state, tuple(map(orjson.dumps, further)))
            waiting.extend((further, to) for to in about.transitions.get(state, ()))


def _moved(offered: frozenset[str], way: Way, state: str, first: Document) -> Document | None:
    """The last document of a way, or its first, in the next state, with what that asks for; None if none is right."""
    before = way[-1] if way else first
    about = machines()[before["resourceType"]]
    states = [each[about.member] for each in way]
    for wanted in _candidates(about, before, state):
        document: Document | None = {**wanted, about.member: state}
        for _ in range(REPAIRS):
            told = _errors(document, [*states, state]) if document is not None else []
            if not told or document is None:
                break
            document = _without(document, before, told)
        if document is not None and _reachable(document, offered) and not _errors(document, [*states, state]):
            return document
    return None


def _candidates(about: StateMachine, document: Document, state: str) -> Iterator[Document]:
    """The document as it is, then with members of each vector, those of the state first, then each vector itself."""
    fixed = {*making.read_only(about.resource), about.member, "meta", "identifiers"}
    yield document
    right = [each["document"] for each in making.vectors()[about.resource]["valid"]]
    for each in sorted(right, key=lambda one: one.get(about.member) != state):
        own = {name: copy.deepcopy(value) for name, value in each.items() if name not in fixed}
        yield {**own, **document}
        yield {**document, **own}
        yield {**own, **{name: value for name, value in document.items() if name in fixed}}


def _without(document: Document, before: Document, told: list[Finding]) -> Document | None:
    """The document without those members that are wrong in it and were not there before; None where there is none."""
    names = {each.pointer.split("/")[1] for each in told if each.pointer} - {"resourceType", HISTORY}
    added = {name for name in names if name in document and document[name] != before.get(name)}
    made = {name: value for name, value in document.items() if name not in added}
    return made if added else None


def _errors(document: Document, states: list[str]) -> list[Finding]:
    """What is wrong in a document that went through these states, whenever it did."""
    return [each for at in (making.EARLY, making.LATE) for each in _told(document, states, at)]


def _told(document: Document, states: list[str], at: str) -> list[Finding]:
    steps = [{"to": state, "at": at, "actorKind": "user"} for state in states]
    steps[1:] = [{"from": before, **each} for before, each in zip(states, steps[1:], strict=False)]
    stored = {**making.stored_form(document, at), HISTORY: steps}
    return [each for each in Session(str(document["resourceType"])).check(stored) if each.level == "error"]


@dataclass
class Stand:
    """A record where a way has led it, with the answers to its create and to each step."""

    path: str
    template: Document
    answers: list[Answer]
    known: dict[tuple[str, str], str]

    @property
    def document(self) -> Document:
        """The record as it is."""
        return self.answers[-1].document

    @property
    def history(self) -> list[Any]:
        """Its status history; empty where it has none."""
        return history_of(self.answers[-1])


def history_of(answer: Answer) -> list[Any]:
    """The status history of an answered record; empty where it has none."""
    found = answer.document.get(HISTORY)
    return found if isinstance(found, list) else []


def walked(t: Trial, way: Way) -> Script[Stand]:
    """A new record at the end of a way. Raises Missing where a step is not taken."""
    known: dict[tuple[str, str], str] = {}
    made = needed((yield from begun(t, way[0], known)), 201, what=say("a record of {} is needed", t.resource))
    stand = Stand(f"{t.path}/{made.document.get('id')}", way[0], [made], known)
    for template in way[1:]:
        request = (yield from towards(t, stand, template))[0]
        told = f"{t.resource} has to go to {template[machine(t).member]}"
        stand.answers.append(needed((yield from ask(request)), 200, what=told))
        stand.template = template
    return stand


def begun(t: Trial, template: Document, known: dict[tuple[str, str], str] | None = None) -> Script[Answer]:
    """The answer to the create of a document."""
    marked = {**template, "identifiers": [*template.get("identifiers", ()), mark(t)]}
    return (yield from ask(post(t.path, (yield from pointed(t, marked, known=known)))))


def towards(t: Trial, stand: Stand, template: Document) -> Script[list[Ask]]:
    """The requests that would take a record to the next document of a way: by PATCH and by PUT, as they are offered."""
    filled = yield from pointed(t, template, known=stand.known)
    changed = {name: value for name, value in filled.items() if template.get(name) != stand.template.get(name)}
    removed = stand.template.keys() - template.keys()
    now = {name: value for name, value in stand.document.items() if name not in removed}
    wanted = {**now, **changed, SAID: REASON}
    offered, etag = t.target.resources[t.resource], stand.answers[-1].etag
    made = [patch(stand.path, difference(stand.document, wanted), etag)] if "patch" in offered else []
    return [*made, put(stand.path, wanted, etag)] if "replace" in offered else made


def difference(before: Document, after: Document) -> Document:
    """The merge patch (RFC 7396) that makes one object of another."""
    made: Document = {name: None for name in before if name not in after}
    for name, value in after.items():
        if isinstance(value, dict) and isinstance(before.get(name), dict):
            made |= {name: inner} if (inner := difference(before[name], value)) else {}
        elif name not in before or before[name] != value:
            made[name] = value
    return made
