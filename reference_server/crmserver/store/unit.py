"""A unit of work: what one request reads and writes, all of it or nothing, inside a batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import orjson

from crmserver.store.fields import index_of
from crmserver.store.timeline import Version, current, next_change
from crmserver.store.values import instant, micros

if TYPE_CHECKING:
    from crmserver.store.batch import Batch, Tenant

Document = dict[str, Any]
Key = tuple[str, str]  # resource and id


@dataclass(frozen=True, slots=True)
class Head:
    """The version of a record that is current, with what is known of the others."""

    resource: str
    id: str
    version: Version
    last_number: int
    next_from: int | None
    deleted: bool

    @property
    def tag(self) -> str:
        """The strong validator of what is current: another one also after a change that is true only later."""
        return etag(self.version.number, self.last_number)

    def document(self) -> Document:
        """The record, parsed."""
        made: Document = orjson.loads(self.version.doc)
        return made


def etag(number: int, last: int | None = None) -> str:
    """The entity tag of a version; of the current one together with the number of the last change, where that differs.

    Otherwise two changes that are true from a later day could both be made from the same reading.
    """
    return f'"{number}"' if last in (None, number) else f'"{number}-{last}"'


@dataclass(frozen=True, slots=True)
class Stored:
    """One change that a unit staged."""

    head: Head
    version: Version
    verb: str | None  # None: no change, so no event and no number
    added: frozenset[tuple[str, str]]
    removed: frozenset[tuple[str, str]]
    kept: frozenset[tuple[str, str]]
    before: Head | None


@dataclass(frozen=True, slots=True)
class Load:
    """New records made ready before the unit began, column by column: their first versions, and their index rows.

    `entries` are those of each term as values and places of records, counted from 0, in the order of the index.
    """

    resources: Sequence[str]
    ids: Sequence[str]
    valid_from: Sequence[int]
    valid_to: Sequence[int | None]
    next_from: Sequence[int | None]
    docs: Sequence[bytes]
    entries: Mapping[str, tuple[Sequence[str], Sequence[int]]]


@dataclass(slots=True)
class Unit:
    """What work sees of the store: heads, versions and a place for its changes; times are those of the batch."""

    batch: Batch
    tenant: Tenant
    now: int
    changes: list[Stored] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    audits: list[Document] = field(default_factory=list)
    remembered: list[Mapping[str, Any]] = field(default_factory=list)
    statements: list[tuple[Any, Any]] = field(default_factory=list)
    after: list[Callable[[], None]] = field(default_factory=list)
    _heads: dict[Key, Head] = field(default_factory=dict)

    def head(self, resource: str, identifier: str) -> Head | None:
        """The head of a record, with what this unit and those before it in the batch have changed."""
        key = (resource, identifier)
        return self._heads.get(key) or self.batch.head(self.tenant, key)

    def versions(self, resource: str, identifier: str) -> list[Version]:
        """Every version of a record, the latest first; the head of a deleted record is none."""
        key = (resource, identifier)
        found = self.batch.versions(self.tenant, key)
        mine = [each.version for each in self.changes if (each.head.resource, each.head.id) == key]
        merged = {each.number: each for each in (*found, *mine) if each.doc}
        return sorted(merged.values(), key=lambda each: -each.number)

    def present(self, resource: str, identifiers: set[str]) -> set[str]:
        """Which of these ids are records of a resource that exist and are not deleted."""
        mine = {each for each in identifiers if (head := self._heads.get((resource, each))) and not head.deleted}
        return mine | self.batch.present(self.tenant, resource, identifiers - mine)

    def find(self, term: str, values: list[str]) -> list[str]:
        """Ids of records that the index holds under a term with one of these values."""
        return self.batch.find(self.tenant, term, values)

    def create(self, resource: str, document: Document, *, verb: str = "created") -> Head:
        """Stages a new record whose `id` and `meta.validTime` are set; gives it its version and times."""
        return self._store(resource, document, None, micros(document["meta"]["validTime"]["start"]), verb)

    def change(
        self,
        before: Head,
        document: Document,
        *,
        verb: str = "updated",
        valid_from: int | None = None,
        correction: bool = False,
    ) -> Head:
        """Stages a new version: true from now, from `valid_from`, or for the valid time of the version before."""
        start = before.version.valid_from if correction else self.now if valid_from is None else valid_from
        return self._store(before.resource, document, before, start, verb, correction=correction)

    def _store(
        self, resource: str, document: Document, before: Head | None, start: int, verb: str, *, correction: bool = False
    ) -> Head:
        versions = self._timeline(before, start)
        end = before.version.valid_to if correction and before else next_change(versions, start)
        if before is None and "end" in document["meta"]["validTime"]:
            end = micros(document["meta"]["validTime"]["end"])
        number = before.last_number + 1 if before else 1
        self._stamp(document, number, start, end)
        version = Version(number, 0, start, end, self.now, orjson.dumps(document))
        head = self._head(resource, document["id"], version, versions)
        self._stage(head, version, verb, document if head.version is version else None, before)
        return replace(head, version=version)

    def _timeline(self, before: Head | None, start: int) -> list[Version]:
        """The versions that a change from `start` on has to fit between; mostly the head alone says it."""
        if before is None:
            return []
        if before.next_from is None and start >= before.version.valid_from:
            return [before.version]
        return self.versions(before.resource, before.id)

    def _stamp(self, document: Document, number: int, start: int, end: int | None) -> None:
        meta = document["meta"]
        period = {"start": _moment(meta.get("validTime", {}).get("start"), start)}
        if end is not None:
            period["end"] = _moment(meta.get("validTime", {}).get("end"), end)
        meta.pop("recordedUntil", None)
        meta |= {"versionId": str(number), "recordedAt": instant(self.now), "validTime": period}

    def _head(self, resource: str, identifier: str, version: Version, versions: list[Version]) -> Head:
        every = [*versions, version]
        shown = current(every, self.now)
        return Head(resource, identifier, shown, version.number, next_change(every, self.now), deleted=False)

    def _stage(
        self, head: Head, version: Version, verb: str | None, document: Document | None, before: Head | None
    ) -> None:
        old = (
            frozenset(index_of(head.resource, before.document()))
            if before and not before.deleted
            else frozenset[tuple[str, str]]()
        )
        new = old
        if document is not None:
            new = frozenset(index_of(head.resource, document))
        elif before is None or head.version.number != before.version.number:  # time made an earlier one current
            new = frozenset(index_of(head.resource, head.document()))
        self.changes.append(Stored(head, version, verb, new - old, old - new, new & old, before))
        self._heads[head.resource, head.id] = head

    def now_of(self, changed: Head) -> Head:
        """What a record is now, after a change that may be true only later; its tag is that of a read."""
        return self.head(changed.resource, changed.id) or changed

    def load(self, records: Load) -> None:
        """Stages many new records that were judged and made ready; none of them is there yet, and no two are alike."""
        self.loads.append(records)

    def known(self, keys: Sequence[Key]) -> set[Key]:
        """Of these keys those whose records are there, deleted or not."""
        return self.batch.known(self.tenant, keys)

    def expect(self, keys: Sequence[Key]) -> None:
        """Reads the heads of records at once that will be asked for."""
        self.batch.prefetch((self.tenant.name, key) for key in keys)

    def advance(self, before: Head) -> bool:
        """Stages that the version which is current by now is the head; whether it was another. No change, no event."""
        versions = self.versions(before.resource, before.id)
        shown = current(versions, self.now)
        head = replace(before, version=shown, next_from=next_change(versions, self.now))
        if before.deleted or head == before:
            return False
        self._stage(head, shown, None, head.document(), before)
        return True

    def delete(self, before: Head) -> Head:
        """Stages the logical end of a record: its versions stay, its index rows go."""
        number = before.last_number + 1
        version = Version(number, 0, self.now, None, self.now, b"")
        head = Head(before.resource, before.id, version, number, None, deleted=True)
        gone = frozenset(index_of(before.resource, before.document()))
        self.changes.append(Stored(head, version, "deleted", frozenset(), gone, frozenset(), before))
        self._heads[before.resource, before.id] = head
        return head

    def audit(self, entry: Document) -> None:
        """Keeps an audit event, written even if the unit fails."""
        self.audits.append(entry)

    def execute(self, statement: Any, rows: Any = None) -> None:
        """Runs a statement of another table when the batch is written, if the unit succeeds."""
        self.statements.append((statement, rows))

    def select(self, statement: Any) -> Any:
        """Rows of a query, with all that units before have written."""
        return self.batch.select(statement)


def _moment(text: str | None, moment: int) -> str:
    """The text that a client wrote for a moment, a plain date included; else the moment in full."""
    return text if text is not None and micros(text) == moment else instant(moment)
