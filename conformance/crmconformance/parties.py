"""Parties to be matched and merged: two records of one, with a name and an official number that nobody else has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from crmconformance.asking import Answer, get, post
from crmconformance.making import STANDARD, Document
from crmconformance.records import Record, create, link, mark
from crmconformance.script import Missing, Script, ask, needed
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmstandard.sample.numbers import legal_entity_id, resident_id

REASON = {"text": "one and the same party, says the conformance suite"}
EVENTS = collection("MergeEvent")
# The resources that are parties, each with the member that says when it came to be.
BORN = {"Person": "birthDate", "Organization": "foundingDate"}
PARTIES = tuple(BORN)
DIVISION = "110105"


def parties(verb: str) -> Callable[[Target], list[str]]:
    """The subjects of a check of an operation: the resources for which it is declared, or the first of all."""

    def subjects(target: Target) -> list[str]:
        names = {each: collection(each).removeprefix("/v1/") for each in PARTIES}
        forms = {each: {f"{path}:{verb}", f"{path}/{{id}}:{verb}"} for each, path in names.items()}
        return [each for each in PARTIES if forms[each] & target.operations] or [PARTIES[0]]

    return subjects


def declared(verb: str) -> Callable[[Target], list[str]]:
    """The subjects of a check that needs an operation for another's sake: none where it is not declared."""

    def subjects(target: Target) -> list[str]:
        return [
            each for each in PARTIES if f"{collection(each).removeprefix('/v1/')}/{{id}}:{verb}" in target.operations
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
    born = _day(t, 1940, 1970)
    # Of another day too: numbers that differ in a sign or two may pass for one that was mistyped.
    return Known(" ".join(words), born, _number(t, born), _number(t, _day(t, 1975, 2000)))


def _day(t: Trial, first: int, last: int) -> str:
    return f"{t.random.randrange(first, last)}-{t.random.randrange(1, 13):02d}-{t.random.randrange(1, 29):02d}"


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
    golden = yield from party(t, about, about.number)
    return Pair(golden, (yield from party(t, about, about.number, **{BORN[t.resource]: about.born})), about)


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


def merged_pair(t: Trial) -> Script[tuple[Pair, Answer]]:
    """Two records of one party that were merged, and the merge event. Raises Missing."""
    two = yield from pair(t)
    return two, (yield from merged(two.golden, two.retired))


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


def may_refer(t: Trial) -> bool:
    """Whether records that refer to a party can be made."""
    names = ("Consent", "Customer") if t.resource == "Person" else ("Customer",)
    return bool({*names} & {*t.target.offering("create", "read")})


def referring(t: Trial, record: Record) -> Script[Record]:
    """A new record that refers to a party by its member party. Raises Missing."""
    if t.resource == "Person" and "Consent" in t.target.offering("create", "read"):
        return (yield from create(t, "Consent", party=link(record)))
    return (yield from customer(t, record))


def customer(t: Trial, record: Record) -> Script[Record]:
    """A party as a customer of the bank unit of which all are. Raises Missing."""
    if "Customer" not in t.target.offering("create", "read"):
        raise Missing("a resource whose records refer to a party is needed: Customer")
    more: dict[str, Any] = {} if t.resource == "Person" else {"customerType": "corporate"}
    return (yield from create(t, "Customer", party=link(record), **more))
