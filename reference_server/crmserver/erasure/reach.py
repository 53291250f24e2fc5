"""Which records an erasure is about: those of its subject alone, and those of others that show its name.

From the subject and the records merged with it the index leads backwards to whatever refers to them,
now or in the past, and on from there. A record is the subject's if it names no other person, directly
or through records that lead to a party; one that names others stays, without the names of what is erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import orjson
from sqlalchemy import Connection, LargeBinary, func, literal, or_, select, union

from crmserver.access.consent import leading_types, party_types, person_types
from crmserver.access.shapes import REFERENCE, Shape, default_rank, rank, shape_of
from crmserver.judging import references
from crmserver.store.fields import fields_of
from crmserver.store.tables import entries, heads, history, past_entries
from crmserver.store.terms import Terms
from crmserver.store.unit import Key
from crmstandard import schemas
from crmstandard.operations import erasure, roles

Document = Mapping[str, Any]
MERGED = ("replaces", "replacedBy")
LEAST = "I"  # a resource of a class below is about nobody
DEEPEST = 4  # records between a record and the person it is about
OPEN = "extensions"  # may hold anything
MANY = 400  # values in one statement


@dataclass
class Reach:
    """What was found so far; `whole` are records of the subject, `shared` those that others have a part in."""

    connection: Connection
    terms: Terms
    tenant: int
    family: set[Key] = field(default_factory=set)
    whole: set[Key] = field(default_factory=set)
    shared: set[Key] = field(default_factory=set)
    _documents: dict[Key, Document | None] = field(default_factory=dict)

    def follow(self, subject: Key, request: Key) -> None:
        """Finds everything that an erasure of the subject is about; `request` is what asked for it."""
        self._merge(subject)
        self.whole |= {*self.family, request, *self._copies()}
        new = set(self.whole)
        while new:
            found = self._backwards(new) | self._scanned(new & self.family)
            decided = {key: self._is_whole(key) for key in found - self.whole - self.shared}
            new = {key for key, mine in decided.items() if mine}
            self.shared |= decided.keys() - new
            self.whole |= new
            more = self._reached() - self.whole
            self.whole |= more
            new |= more
        self.shared -= self.whole

    def _merge(self, subject: Key) -> None:
        waiting = [subject]
        while waiting:
            key = waiting.pop()
            if key in self.family:
                continue
            self.family.add(key)
            document = self.document(key) or {}
            near = [document[name] for name in MERGED if name in document]
            waiting += [_key(each) for each in _flat(near) if each.get("type") == key[0] and "id" in each]

    def document(self, key: Key) -> Document | None:
        """A record as it is, or as it last was; None if there never was one."""
        if key not in self._documents:
            self._documents[key] = self._read(key)
        return self._documents[key]

    def _read(self, key: Key) -> Document | None:
        if key[0] not in self.terms:
            return None
        for table in (heads, history):
            c = table.c
            mine = (c.tenant == self.tenant) & (c.resource == self.terms[key[0]]) & (c.id == key[1])
            for doc in self.connection.execute(select(c.doc).where(mine).order_by(c.number.desc())).scalars():
                if doc:
                    found: Document = orjson.loads(doc)
                    return found
        return None

    def _backwards(self, keys: Iterable[Key]) -> set[Key]:
        """Records that the index holds or once held as referring to some of these."""
        found: set[Key] = set()
        groups: dict[str, list[str]] = {}
        for kind, identifier in keys:
            groups.setdefault(kind, []).append(f"{kind}/{identifier}")
        for kind, values in groups.items():
            fields = {self.terms[term]: resource for resource, term in _referring(kind)}
            for start in range(0, len(values), MANY):
                found |= self._indexed(fields, values[start : start + MANY])
        return found

    def _indexed(self, fields: Mapping[int, str], values: list[str]) -> set[Key]:
        """Each field by its own range of the index: of many at once PostgreSQL may read all that the tenant has."""
        found = [
            select(c.field, c.id).where(c.tenant == self.tenant, c.field == each, c.value.in_(values))
            for c in (entries.c, past_entries.c)
            for each in sorted(fields)
        ]
        return {(fields[row.field], row.id) for row in self.connection.execute(union(*found))}

    def _scanned(self, family: Iterable[Key]) -> set[Key]:
        """Records whose references to the family are in no index: looked for in the text, since there are few kinds."""
        found: set[Key] = set()
        marks = [f'"id":"{identifier}"'.encode() for _, identifier in family]
        for kind in _unindexed() if marks else ():
            for table in (heads, history):
                c = table.c
                mine = (c.tenant == self.tenant) & (c.resource == self.terms[kind])
                rows = select(c.id).where(mine, or_(*(self._holds(c.doc, mark) for mark in marks)))
                found |= {(kind, identifier) for identifier in self.connection.execute(rows).scalars()}
        return found

    def _holds(self, doc: Any, mark: bytes) -> Any:
        if self.connection.dialect.name == "sqlite":
            return func.instr(doc, mark) > 0
        return func.position(literal(mark, LargeBinary).op("IN")(doc)) > 0

    def _copies(self) -> Iterator[Key]:
        """Records that keep one of the family as it was."""
        for each in erasure()["copies"]:
            term = self.terms[f"{each['resource']}.{each['by']}"]
            ids = sorted({identifier for _, identifier in self.family})
            c = entries.c
            rows = select(c.id).where(c.tenant == self.tenant, c.field == term, c.value.in_(ids))
            keys = [(str(each["resource"]), row.id) for row in self.connection.execute(rows).all()]
            yield from (key for key in keys if _fits(self.document(key), each["where"]))

    def _reached(self) -> set[Key]:
        """Records that only records of the subject lead to."""
        found: set[Key] = set()
        for each in erasure()["reaches"]:
            for key in sorted(key for key in self.whole if key[0] == each["resource"]):
                target = (self.document(key) or {}).get(each["by"], {})
                if "id" in target and self._all_lead(each, _key(target)):
                    found.add(_key(target))
        return found

    def _all_lead(self, each: Mapping[str, str], target: Key) -> bool:
        """Whether every record that leads to one is the subject's, and the one is no copy of another's record."""
        term = self.terms[f"{each['resource']}.{each['by']}"]
        leading = self._indexed({term: each["resource"]}, [f"{target[0]}/{target[1]}"])
        document = self.document(target)
        copy = any(c["resource"] == target[0] and _fits(document, c["where"]) for c in erasure()["copies"])
        return document is not None and not copy and leading <= self.whole

    def _is_whole(self, key: Key) -> bool:
        only_reached = any(each["to"] == key[0] for each in erasure()["reaches"])
        if only_reached or default_rank(key[0]) < rank(LEAST):
            return False
        document = self.document(key)
        return document is not None and not self._others(key[0], document, DEEPEST)

    def _others(self, title: str, document: Document, depth: int) -> bool:
        """Whether a record is about somebody else, too."""
        owner = next((document[name] for name in erasure()["owner"].get(title, ()) if name in document), None)
        if owner is not None and "id" in owner and owner["type"] in party_types():
            return _key(owner) not in self.family
        pointed = [owner] if owner is not None else [each for _, each in references(title, dict(document))]
        keys = {_key(each) for each in pointed if "id" in each}
        if any(key[0] in person_types() and key not in self.family for key in keys):
            return True
        leading = {key for key in keys if key[0] in leading_types()} - self.whole
        if not leading and not any(key[0] in party_types() for key in keys):
            leading = {key for key in keys if key[0] in schemas.resources() and default_rank(key[0]) >= rank("P")}
        return any(self._leads_away(key, depth) for key in leading - self.whole)

    def _leads_away(self, key: Key, depth: int) -> bool:
        document = self.document(key)
        return document is not None and (depth == 0 or self._others(key[0], document, depth - 1))


def _key(reference: Document) -> Key:
    return str(reference["type"]), str(reference["id"])


def _flat(values: Iterable[Any]) -> Iterator[Document]:
    for each in values:
        if isinstance(each, list):
            yield from each
        else:
            yield each


def _fits(document: Document | None, where: Document) -> bool:
    return document is not None and all(document.get(name) == value for name, value in where.items())


@cache
def _referring(kind: str) -> tuple[tuple[str, str], ...]:
    """The resources that may refer to one, with the names under which the index has it; the audit trail stays."""
    others = (name for name in sorted(schemas.resources()) if name != roles()["audit"])
    fields = (each for name in others for each in fields_of(name).values())
    return tuple((each.resource, each.term) for each in fields if each.kind == "reference" and kind in each.targets)


@cache
def _unindexed() -> tuple[str, ...]:
    """The resources that may name a party in a member that is no search field, extensions apart."""
    return tuple(name for name in sorted(schemas.resources()) if name != roles()["audit"] and _names_inside(name))


def _names_inside(title: str) -> bool:
    known = {each.name for each in fields_of(title).values()}
    members = shape_of(title).members
    return any(
        _leads_to_party(child, frozenset()) for name, child in members.items() if name not in known and name != OPEN
    )


def _leads_to_party(shape: Shape, above: frozenset[int]) -> bool:
    inner = shape.items or shape
    if inner.type == REFERENCE:
        return inner.targets is None or bool(inner.targets & party_types())
    seen = above | {id(inner)}
    return any(_leads_to_party(each, seen) for each in inner.members.values() if id(each.items or each) not in seen)
