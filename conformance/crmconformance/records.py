"""Steps that many checks share: making a record with all that it refers to, and walking pages."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

import orjson

from crmconformance import making
from crmconformance.asking import Answer, Ask, delete, get, patch, post, put
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, needed, shared
from crmconformance.target import collection
from crmconformance.trial import Trial

NAMESPACE = "urn:crmstandard:conformance"
Document = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A record that the suite made: what was sent, and what was answered."""

    resource: str
    sent: Document
    answer: Answer

    @property
    def id(self) -> str:
        """Its id."""
        found = self.document.get("id")
        if not isinstance(found, str):
            raise Missing(say("a record of {} is needed, but the answer to its create carries no id", self.resource))
        return found

    @property
    def path(self) -> str:
        """Its address."""
        return f"{collection(self.resource)}/{self.id}"

    @property
    def etag(self) -> str:
        """The ETag of the version that was answered."""
        return self.answer.etag

    @property
    def document(self) -> Document:
        """The record as it was answered."""
        return self.answer.document


def create(t: Trial, resource: str = "", document: Mapping[str, Any] | None = None, **members: Any) -> Script[Record]:
    """A new record of a resource (that of the trial if none is named), small unless a document is given.

    `members` replace members of the document; what it refers to is made first. Raises Missing.
    """
    name = resource or t.subject
    sent = yield from written(t, name, document, **members)
    answer = yield from ask(post(collection(name), sent))
    needed(answer, 201, what=say("a record of {} is needed", name))
    if not isinstance(answer.document.get("id"), str):
        raise Missing(say("a record of {} is needed, but the answer to its create carries no id", name))
    return Record(name, sent, answer)


def written(t: Trial, resource: str, document: Mapping[str, Any] | None = None, **members: Any) -> Script[Document]:
    """A good document to be sent: marked as the suite's own, its references leading to records that are there."""
    offered = frozenset(t.target.offering("create"))
    found = dict(document) if document is not None else making.base(resource, offered)
    if found is None:
        raise Missing(
            say("no record of {} can be made: it refers to resources that are not declared with create", resource)
        )
    marked = {**found, "identifiers": [*found.get("identifiers", ()), mark(t)]}
    made = {**marked, **members}
    return (yield from pointed(t, made))


def mark(t: Trial) -> Document:
    """The identifier by which a record of the suite is known, also by a person who clears up."""
    return {"system": NAMESPACE, "value": t.word(16), "type": "sourceKey", "use": "secondary"}


def pointed(
    t: Trial, given: Document, *, lenient: bool = False, known: dict[tuple[str, str], str] | None = None
) -> Script[Document]:
    """A document whose references lead to shared records of the suite; those that exist already stay.

    With `lenient` a reference to what cannot be made stays as it is: in records that are wrong anyway.
    `known` keeps which record stands for which, where several documents are to lead to the same ones.
    """
    document: Document = copy.deepcopy(given)
    known = {} if known is None else known
    for each in making.references(document):
        reference = making.at(document, each.pointer)
        misshapen = not isinstance(reference, dict) or ("id" in reference) is ("identifier" in reference)
        if misshapen or (lenient and each.type not in t.target.offering("create")):
            continue
        named = str(reference.get("id") or reference.get("identifier"))
        if named.startswith(FIXED):
            reference["id"] = named.removeprefix(FIXED)
            continue
        if (each.type, named) not in known:
            number = sum(kind == each.type for kind, _ in known)
            known[each.type, named] = yield from standing_record(t, each.type, number)
        reference.pop("identifier", None)
        reference["id"] = known[each.type, named]
    return document


FIXED = "="


def link(record: Record) -> Document:
    """A reference to a record of the suite, to be given among the members of another."""
    return {"type": record.resource, "id": FIXED + record.id}


def standing_record(t: Trial, resource: str, number: int = 0) -> Script[str]:
    """The id of a record that all trials refer to and none changes."""
    if resource not in t.target.offering("create"):
        raise Missing(
            say("a record of {} is needed to refer to, but the system does not declare that it creates them", resource)
        )
    return (yield from standing(t, resource, number)).id


def standing(t: Trial, resource: str = "", number: int = 0) -> Script[Record]:
    """A record that many trials read and none changes; cheaper than one of one's own. Raises Missing."""
    name = resource or t.subject
    return (yield from shared(f"record/{name}/{number}", partial(_standing, resource=name)))


def _standing(t: Trial, resource: str) -> Script[Record]:
    return (yield from create(t, resource))


def again(record: Record, **headers: str) -> Script[Answer]:
    """The record read again."""
    return (yield from ask(get(record.path, headers=headers)))


def led(t: Trial, answer: Answer, name: str) -> str:
    """The path that a header of an answer leads to, empty where there is none; raises Missing where it leads away."""
    address = answer.header(name.lower()) or ""
    if away := t.elsewhere(address, answer.ask.path) if address else "":
        raise Missing(say("{} leads to {}: let [target] url be the address that clients get", name, away))
    return t.local(address, answer.ask.path)


def pages(first: Ask, *, most: int = 200) -> Script[list[Answer]]:
    """The pages of a search from its first request on, as their cursors lead; raises Missing where one fails."""
    found = [needed((yield from ask(first)), 200, what="a page is needed")]
    while isinstance(found[-1].document.get("next"), str) and len(found) < most:
        following = after(first, found[-1].document["next"])
        found.append(needed((yield from ask(following)), 200, what="a page is needed"))
    return found


def after(first: Ask, cursor: object) -> Ask:
    """The request for the page of a cursor, whatever that is made of: by a parameter, or in the body of a filter."""
    if first.method == "POST" and isinstance(first.body, bytes):
        return replace(first, body=orjson.dumps({**orjson.loads(first.body), "cursor": cursor}))
    joint = "&" if urlsplit(first.path).query else "?"
    return replace(first, path=f"{first.path}{joint}cursor={quote(str(cursor), safe='')}")


def difference(t: Trial) -> Document:
    """Members that may be written on a record of any resource, each time with another value."""
    return {"extensions": [{"url": "https://w3id.org/crmstandard/1/ext/conformance", "valueString": t.word()}]}


def changed(t: Trial, record: Record, etag: str = "") -> Script[Answer]:
    """A harmless change of a record, by what is offered, which makes a new version; raises Missing."""
    if "patch" in t.target.resources.get(record.resource, ()):
        answer = yield from ask(patch(record.path, difference(t), etag or record.etag))
    else:
        now = yield from again(record)
        answer = yield from ask(put(record.path, {**now.document, **difference(t)}, etag or now.etag))
    return needed(answer, 200, what="a changed record is needed")


def deleted(record: Record, etag: str = "") -> Script[Answer]:
    """The deletion of a record; raises Missing."""
    answer = yield from ask(delete(record.path, etag or record.etag))
    return needed(answer, 204, what="a deleted record is needed")
