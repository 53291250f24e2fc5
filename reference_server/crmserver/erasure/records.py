"""One record erased in a unit of work: a new version without what is personal, and every older one the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import bindparam, delete, insert, update

from crmserver.erasure.cleaning import anonymized, unnamed
from crmserver.store.fields import index_of
from crmserver.store.tables import history, past_entries
from crmserver.store.unit import Head, Key, Unit
from crmserver.store.values import instant
from crmstandard.operations import erasure

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
Rows = set[tuple[str, str]]


@dataclass(frozen=True)
class Erasing:
    """What is erased: `whole` records lose all that is personal, `shared` ones the names of those."""

    server: Server
    whole: Collection[Key]
    kept: dict[Key, str] = field(default_factory=dict)  # records that the law has kept, and up to which day

    def erase(self, unit: Unit, key: Key) -> bool:
        """Stages the erasure of one record; whether there was anything to erase."""
        head = unit.head(*key)
        if head is None or (key in self.whole and self._has_to_stay(unit, head)):
            return False
        versions = {each.number: each.doc for each in unit.versions(*key)}
        cleaned = {number: self._clean(key, doc) for number, doc in versions.items()}
        changed = {number: doc for number, doc in cleaned.items() if doc != versions[number]}
        if not changed:
            return False
        if head.deleted or head.version.number not in changed or self._renewed(unit, head, changed):
            _rewrite(unit, key, changed)
            _reindex(unit, key, versions.values(), cleaned.values())
            return True
        unit.delete(head)
        unit.execute(delete(history).where(*_mine(unit, key)))
        _reindex(unit, key, versions.values(), ())
        return True

    def _has_to_stay(self, unit: Unit, head: Head) -> bool:
        """Whether the law has a record kept whole for now; notes up to when."""
        member = erasure()["keptUntil"].get(head.resource)
        latest = next(iter(unit.versions(head.resource, head.id)), None) if member else None
        until = str(orjson.loads(latest.doc).get(member, "")) if latest else ""
        if until < instant(unit.now)[:10]:
            return False
        self.kept[head.resource, head.id] = until
        return True

    def _clean(self, key: Key, doc: bytes) -> bytes:
        """A version as it is kept; empty if nothing of it can be."""
        before = orjson.loads(doc)
        made = unnamed(anonymized(key[0], before) if key in self.whole else before, self.whole)
        return doc if made == before else b"" if made is None else orjson.dumps(made)

    def _renewed(self, unit: Unit, head: Head, changed: Mapping[int, bytes]) -> bool:
        """Stages the version that takes the place of the current one; False if it would not be a record."""
        doc = changed[head.version.number]
        document = orjson.loads(doc) if doc else None
        if document is None or self.server.judge(head.resource, document, self.server.settings.profiles):
            return False
        unit.change(head, document, correction=True)
        return True


def _mine(unit: Unit, key: Key) -> tuple[Any, ...]:
    c = history.c
    return c.tenant == unit.tenant.id, c.resource == unit.batch.terms[key[0]], c.id == key[1]


def _rewrite(unit: Unit, key: Key, changed: Mapping[int, bytes]) -> None:
    """Versions in the history get their new content, and those of which nothing may stay go."""
    kept = [{"n": number, "d": doc} for number, doc in changed.items() if doc]
    gone = [{"n": number} for number, doc in changed.items() if not doc]
    found = (*_mine(unit, key), history.c.number == bindparam("n"))
    if kept:
        unit.execute(update(history).where(*found).values(doc=bindparam("d")), kept)
    if gone:
        unit.execute(delete(history).where(*found), gone)


def _index(resource: str, docs: Iterable[bytes]) -> Rows:
    return {row for doc in docs if doc for row in index_of(resource, orjson.loads(doc))}


def _reindex(unit: Unit, key: Key, before: Iterable[bytes], after: Iterable[bytes]) -> None:
    """What a record could once be found by, as its versions have it now."""
    terms, past = unit.batch.terms, past_entries.c
    now = unit.head(*key)
    current = set() if now is None or now.deleted else set(index_of(key[0], now.document()))
    left = _index(key[0], after) - current
    gone = [{"f": terms[term], "v": value} for term, value in sorted(_index(key[0], before) | left)]
    found = (past.tenant == unit.tenant.id, past.id == key[1])
    unit.execute(delete(past_entries).where(*found, past.field == bindparam("f"), past.value == bindparam("v")), gone)
    if left:
        made = [{"tenant": unit.tenant.id, "field": terms[t], "value": v, "id": key[1]} for t, v in sorted(left)]
        unit.execute(insert(past_entries), made)
