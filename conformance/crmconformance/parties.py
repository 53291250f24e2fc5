"""Parties to be matched and merged: two records of one, with a name and an official number that nobody else has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from crmconformance.asking import Answer, get, post
from crmconformance.making import STANDARD, Document
from crmconformance.records import Record, create, mark
from crmconformance.script import Missing, Script, ask, needed
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmstandard.sample.numbers import legal_entity_id, resident_id

REASON = {"text": "one and the same party, says the conformance suite"}
EVENTS = collection("MergeEvent")
PARTIES = ("Person", "Organization")
DIVISION = "110105"


def parties(verb: str) -> Callable[[Target], Iterable[str]]:
    """The subjects of a check of an operation: the resources for which it is declared, or the first of all."""

    def subjects(target: Target) -> Iterable[str]:
        found = target.statement.get("operations")
        declared = found if isinstance(found, list) else []
        names = {each: collection(each).removeprefix("/v1/") for each in PARTIES}
        return [each for each, path in names.items() if {f"{path}:{verb}", f"{path}/{{id}}:{verb}"} & {*declared}] or [
            PARTIES[0]
        ]

    return subjects


@dataclass(frozen=True)
class Known:
    """What is known of one party: its name, its official number, and another that is somebody else's."""

    name: str
    born: str
    number: Document
    other: Document

    @property
    def sought(self) -> Document:
        """What is asked for in a match."""
        return {"names": [self.name], "identifiers": [self.number]}


def known(t: Trial) -> Known:
    """A party that no other trial knows."""
    words = ("".join(t.random.choices(ascii_lowercase, k=9)).title() for _ in range(2))
    born = f"{t.random.randrange(1940, 2000)}-{t.random.randrange(1, 13):02d}-{t.random.randrange(1, 29):02d}"
    numbers: list[Document] = []
    while len(numbers) < 2:
        made = _number(t, born)
        numbers += [] if made in numbers else [made]
    return Known(" ".join(words), born, *numbers)


def _number(t: Trial, born: str) -> Document:
    if t.resource == "Person":
        value = resident_id(t.random, DIVISION, born, male=True)
        return {"system": f"{STANDARD}systems/cn-resident-id", "type": "cnResidentId", "value": value}
    value = legal_entity_id(t.random.randrange(10**12))
    return {"system": "urn:iso:std:iso:17442", "type": "lei", "value": value}


def party(t: Trial, about: Known, number: Document | None = None, **members: Any) -> Script[Record]:
    """A new record of a party, with a number if one is given. Raises Missing."""
    identifiers = [mark(t), *([number] if number else [])]
    names = [{"use": "legal", "text": about.name}]
    return (yield from create(t, names=names, identifiers=identifiers, **members))


@dataclass(frozen=True)
class Pair:
    """Two records of one party."""

    golden: Record
    retired: Record
    about: Known


def pair(t: Trial) -> Script[Pair]:
    """Two new records of one party, the second with a member more. Raises Missing."""
    about = known(t)
    more = {"birthDate" if t.resource == "Person" else "foundingDate": about.born}
    return Pair((yield from party(t, about, about.number)), (yield from party(t, about, about.number, **more)), about)


def current(record: Record) -> Script[Answer]:
    """The record as it is now. Raises Missing."""
    return needed((yield from ask(get(record.path))), 200, what="the record is needed")


def merge(golden: Record, retired: Record, **more: Any) -> Script[Answer]:
    """The answer to a merge over the version of the golden record that is stored. Raises Missing."""
    etag = (yield from current(golden)).etag
    body = {"source": {"type": retired.resource, "id": retired.id}, "reason": REASON, **more}
    return (yield from ask(post(f"{golden.path}:merge", body, headers={"if-match": etag})))


def merged(golden: Record, retired: Record) -> Script[Answer]:
    """The merge event of two records that became one. Raises Missing."""
    return needed((yield from merge(golden, retired)), 200, what="a merged pair is needed")


def unmerge(event: Answer) -> Script[Answer]:
    """The answer to taking a merge back. Raises Missing where the event has no id."""
    if not isinstance(event.document.get("id"), str):
        raise Missing("the answer to a merge carries no id of its event")
    path = f"{EVENTS}/{event.document['id']}"
    stored = needed((yield from ask(get(path))), 200, what="the merge event is needed")
    return (yield from ask(post(f"{path}:unmerge", {"reason": REASON}, headers={"if-match": stored.etag})))


def match(t: Trial, sought: Document, **more: Any) -> Script[Answer]:
    """The answer to a match."""
    return (yield from ask(post(f"{t.path}:match", {**sought, **more})))


def candidates(answer: Answer) -> list[dict[str, Any]]:
    """The candidates in an answer."""
    found = answer.document.get("candidates")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def reference_id(value: Any) -> str:
    """The id in a reference; empty where there is none."""
    return str(value.get("id", "")) if isinstance(value, dict) else ""
