"""One check for every rule of records: its right vectors are taken, its wrong ones refused under its id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from crmconformance.asking import Answer, post
from crmconformance.making import Document, references
from crmconformance.records import mark, pointed
from crmconformance.registry import Check, add
from crmconformance.rules import Vector, drawn, findings, is_right, rules, vectors
from crmconformance.saying import say
from crmconformance.script import Fault, Missing, Script, ask, expect, hold
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmconformance.wire import errors_of, named


def refuses_what_breaks_the_rule(t: Trial, identifier: str) -> Script[None]:
    """Sends the vectors of the rule: right ones are stored, wrong ones refused under its id at the right place."""
    found = vectors(identifier)
    offered = t.target.offering("create")
    refused = 0
    for vector in drawn(_sendable(found.wrong, offered), deep=t.deep):
        refused += yield from _refused(t, identifier, vector, found.profile)
    for vector in drawn(_sendable(found.right, offered), deep=t.deep):
        if _can_be_filled(vector.document, offered):
            yield from _stored(t, vector, found.profile)
    if not refused:
        raise Missing("none of the wrong vectors can be sent to this system")


def _sendable(found: Iterable[Vector], offered: Iterable[str]) -> tuple[Vector, ...]:
    """Those that this system can be sent: drawn from all, none might be left for a system with few resources."""
    return tuple(each for each in found if each.document["resourceType"] in offered)


def _refused(t: Trial, identifier: str, vector: Vector, profile: str | None) -> Script[bool]:
    """Whether a wrong vector could be sent; raises Fault where it is not refused as it should be."""
    document = yield from _filled(t, vector.document)
    pointers = {each.pointer for each in findings(document, profile) if each.requirement == identifier}
    if not pointers:  # the fault lay in the references themselves
        return False
    answer = expect((yield from _sent(document)), 422, vector=vector.name)
    wanted = say("{} at {} ({})", identifier, ", ".join(sorted(filter(None, pointers))) or "the record", vector.name)
    if identifier not in named(answer):
        raise Fault(wanted, ", ".join(sorted(named(answer))) or "no requirement", answer)
    places = {str(each.get("pointer")) for each in errors_of(answer) if each.get("requirement") == identifier}
    hold(pointers <= places, wanted, say("{} at {}", identifier, ", ".join(sorted(places))), answer)
    return True


def _stored(t: Trial, vector: Vector, profile: str | None) -> Script[None]:
    document = yield from _filled(t, vector.document)
    if is_right(document, profile):
        expect((yield from _sent(document)), 201, vector=vector.name)


def _sent(document: Document) -> Script[Answer]:
    return (yield from ask(post(collection(str(document["resourceType"])), document)))


def _filled(t: Trial, document: Document) -> Script[Document]:
    """The document marked as the suite's own where that does not touch its fault, its references leading somewhere."""
    made = dict(document)
    if "identifiers" not in document:
        made["identifiers"] = [mark(t)]
    return (yield from pointed(t, made, lenient=True))


def _can_be_filled(document: Document, offered: Iterable[str]) -> bool:
    return all(each.type in offered for each in references(document))


def _subjects(target: Target, identifier: str) -> list[str]:
    """One trial where a wrong vector can be sent to this system, else none."""
    found = vectors(identifier)
    offered = target.offering("create")
    declared = found.profile is None or found.profile in target.profiles
    return [""] if declared and _sendable(found.wrong, offered) else []


for each in rules():
    add(
        Check(
            requirement=each,
            name="refuses_what_breaks_the_rule",
            title="Sends the vectors of the rule: right ones are stored, wrong ones refused under its id.",
            script=partial(refuses_what_breaks_the_rule, identifier=each),
            module=__name__,
            subjects=partial(_subjects, identifier=each),
        )
    )
