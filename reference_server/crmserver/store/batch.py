"""One transaction for many units of work: what they need is read at once, what they leave is written at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from crmserver.store import tables
from crmserver.store.chain import identifier, sealed
from crmserver.store.loading import known_keys, load_rows
from crmserver.store.lookups import ASK_HEADS, ASK_PRESENT, ASK_TENANTS, FIND, HISTORY, head_of, version_of
from crmserver.store.terms import Terms
from crmserver.store.timeline import Version
from crmserver.store.unit import Head, Key, Load, Stored, Unit
from crmserver.store.writing import Rows, delete_rows, insert_and_update_rows, insert_rows, update_rows
from crmstandard.operations import roles


@dataclass(slots=True)
class Tenant:
    """The row of a tenant while its lock is held: the last change, its time, and the end of the audit chain."""

    id: int
    name: str
    seq: int
    recorded_at: int
    audit_sequence: int
    audit_hash: str


@dataclass(slots=True)
class Batch:
    """The state of one transaction: rows read so far, with what the units before have changed laid over them."""

    connection: Connection
    terms: Terms
    tenants: dict[str, Tenant]
    grown: bool = False
    _heads: dict[tuple[int, Key], Head | None] = field(default_factory=dict)
    _present: dict[tuple[int, Key], bool] = field(default_factory=dict)
    _past: dict[tuple[int, Key], list[Version]] = field(default_factory=dict)
    _changes: list[tuple[Tenant, Stored]] = field(default_factory=list)
    _audits: list[dict[str, Any]] = field(default_factory=list)
    _statements: list[tuple[Any, Any]] = field(default_factory=list)

    def prefetch(self, wanted: Iterable[tuple[str, Key]]) -> None:
        """Reads the heads of records named as (tenant, (resource, id)), a statement for each resource."""
        groups: dict[tuple[int, str], set[str]] = defaultdict(set)
        for name, (resource, record) in wanted:
            tenant = self.tenants[name]
            if (tenant.id, (resource, record)) not in self._heads:
                groups[tenant.id, resource].add(record)
        for (tenant_id, resource), identifiers in groups.items():
            self._read_heads(tenant_id, resource, sorted(identifiers))

    def _read_heads(self, tenant: int, resource: str, identifiers: list[str]) -> None:
        for record in identifiers:
            self._heads[tenant, (resource, record)] = None
        for row in ASK_HEADS(self.connection, t=tenant, r=self.terms[resource], i=identifiers):
            head = head_of(row, resource)
            self._heads[tenant, (resource, head.id)] = head

    def head(self, tenant: Tenant, key: Key) -> Head | None:
        """The head of one record."""
        if (tenant.id, key) not in self._heads:
            self._read_heads(tenant.id, key[0], [key[1]])
        return self._heads[tenant.id, key]

    def present(self, tenant: Tenant, resource: str, identifiers: set[str]) -> set[str]:
        """Which of these ids are records that exist and are not deleted."""
        self._read_presence(tenant.id, resource, identifiers)
        return {each for each in identifiers if self._is_there(tenant, (resource, each))}

    def _is_there(self, tenant: Tenant, key: Key) -> bool:
        head = self._heads.get((tenant.id, key))
        return not head.deleted if head is not None else self._present[tenant.id, key]

    def _read_presence(self, tenant: int, resource: str, identifiers: set[str]) -> None:
        unknown = sorted(each for each in identifiers if (tenant, (resource, each)) not in self._present)
        if not unknown or resource not in self.terms:
            self._present |= {(tenant, (resource, each)): False for each in unknown}
            return
        rows = ASK_PRESENT(self.connection, t=tenant, r=self.terms[resource], i=unknown)
        there = {row.id for row in rows}
        self._present |= {(tenant, (resource, each)): each in there for each in unknown}

    def prefetch_present(self, wanted: Iterable[tuple[str, Key]]) -> None:
        """Looks up which records exist, named as (tenant, (resource, id)), a statement for each resource."""
        groups: dict[tuple[int, str], set[str]] = defaultdict(set)
        for name, (resource, record) in wanted:
            groups[self.tenants[name].id, resource].add(record)
        for (tenant, resource), identifiers in groups.items():
            self._read_presence(tenant, resource, identifiers)

    def versions(self, tenant: Tenant, key: Key) -> list[Version]:
        """Every version of one record: those of the history, and the head unless it is a deletion."""
        where = (tenant.id, key)
        if where not in self._past:
            self.write()
            rows = self.connection.execute(HISTORY, {"t": tenant.id, "r": self.terms[key[0]], "i": key[1]})
            self._past[where] = [version_of(row) for row in rows]
        head = self.head(tenant, key)
        return [*self._past[where], *([head.version] if head and not head.deleted else [])]

    def find(self, tenant: Tenant, term: str, values: list[str]) -> list[str]:
        """Ids that the index holds under a term with one of the values."""
        self.write()
        rows = self.connection.execute(FIND, {"t": tenant.id, "f": self.terms[term], "v": values})
        return [row.id for row in rows]

    def select(self, statement: Any) -> Any:
        """Rows of a query that sees what the units before have changed."""
        self.write()
        return self.connection.execute(statement)

    def unit(self, tenant: str, now: int) -> Unit:
        """A new unit of work for a tenant; times within a tenant only go up."""
        row = self.tenants[tenant]
        return Unit(self, row, max(now, row.recorded_at + 1))

    def take(self, unit: Unit, trace: str | None = None) -> None:
        """Lays the changes of a unit that succeeded over what was read; `trace` is that of the request behind them."""
        tenant, before = unit.tenant, unit.tenant.seq
        for change in unit.changes:
            tenant.seq += change.verb is not None
            seq = change.version.seq if change.verb is None else tenant.seq
            numbered = replace(change, version=replace(change.version, seq=seq))
            head = (
                change.head
                if change.head.version.number != change.version.number
                else replace(change.head, version=numbered.version)
            )
            numbered = replace(numbered, head=head)
            self._changes.append((tenant, numbered))
            key = (change.head.resource, change.head.id)
            self._heads[tenant.id, key] = head
            self._past.pop((tenant.id, key), None)
        for load in unit.loads:
            self._write_load(unit, load)
        self._statements += unit.statements
        if tenant.seq > before:
            self.grown = True
            self._keep_trace(tenant, before, trace)
        self.keep_audits(unit)

    def _write_load(self, unit: Unit, load: Load) -> None:
        """Writes the records of a load, with all that is staged before; what was read before no longer holds."""
        self.write()
        tenant = unit.tenant
        load_rows(self.connection, self.terms, tenant.id, tenant.seq + 1, unit.now, load)
        tenant.seq += len(load.ids)
        for read in (self._heads, self._present, self._past):
            read.clear()

    def known(self, tenant: Tenant, keys: Sequence[Key]) -> set[Key]:
        """Of these keys those whose records are there, deleted or not."""
        self.write()
        return known_keys(self.connection, self.terms, tenant.id, keys)

    def _keep_trace(self, tenant: Tenant, before: int, trace: str | None) -> None:
        if trace is not None:
            rows = [{"tenant": tenant.id, "seq": seq, "trace": trace} for seq in range(before + 1, tenant.seq + 1)]
            self._statements.append((tables.event_traces.insert(), rows))

    def keep_audits(self, unit: Unit) -> None:
        """Adds the audit events of a unit, whether it succeeded or not, to the chain of its tenant."""
        tenant = unit.tenant
        tenant.recorded_at = unit.now
        for entry in unit.audits:
            tenant.audit_sequence += 1
            raw, tenant.audit_hash = sealed(entry, tenant.audit_sequence, tenant.audit_hash, unit.now)
            self._audits.append(self._audit_row(tenant, unit.now, raw))

    def _audit_row(self, tenant: Tenant, now: int, raw: bytes) -> dict[str, Any]:
        """An audit event is a record like others, but for its index rows, which follow later."""
        sequence = tenant.audit_sequence
        version = Version(1, sequence, now, None, now, raw)
        head = Head(roles()["audit"], identifier(sequence), version, 1, None, deleted=False)
        key = {"tenant": tenant.id, "resource": self.terms[head.resource], "id": head.id}
        return {**key, **head_row(head)}

    def write(self) -> None:
        """Writes what is staged; the transaction goes on."""
        self._write_work()
        if self._audits:
            insert_rows(self.connection, "heads", self._taken_audits())

    def _taken_audits(self) -> list[dict[str, Any]]:
        audits, self._audits = self._audits, []
        return audits

    def _write_work(self) -> None:
        if self._changes:
            changes, self._changes = self._changes, []
            self._write_changes(changes)
        statements, self._statements = self._statements, []
        for statement, rows in statements:
            self.connection.execute(statement, rows) if rows is not None else self.connection.execute(statement)

    def _write_changes(self, changes: list[tuple[Tenant, Stored]]) -> None:
        for some in _rounds(changes):
            rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for tenant, change in some:
                self._rows_of(tenant, change, rows)
            for name, write in WRITES:
                if rows[name]:
                    write(self.connection, rows[name])

    def _rows_of(self, tenant: Tenant, change: Stored, rows: dict[str, list[dict[str, Any]]]) -> None:
        head, version, before = change.head, change.version, change.before
        key = {"tenant": tenant.id, "resource": self.terms[head.resource], "id": head.id}
        is_head = head.version.number == version.number
        if before is None:
            rows["create"].append({**key, **head_row(head)})
        else:
            rows["update"].append({**key, **head_row(head)})
            if head.version.number != before.version.number:
                rows["past"].append({**key, **version_row(before.version)})
                if head.version.number <= before.last_number:  # it stood there, and is current now
                    rows["recall"].append({**key, "number": head.version.number})
        if not is_head:
            rows["past"].append({**key, **version_row(version)})
        if change.verb is not None:
            event = {"seq": version.seq, "number": version.number, "verb": change.verb}
            rows["event"].append({**key, **event, "recorded_at": version.recorded_at})
        if is_head or (before is not None and head.version.number != before.version.number):
            self._index_rows(tenant, change, rows)

    def _index_rows(self, tenant: Tenant, change: Stored, rows: dict[str, list[dict[str, Any]]]) -> None:
        identifier, seq, terms = change.head.id, change.head.version.seq, self.terms
        for term, value in change.removed:
            gone = {"tenant": tenant.id, "field": terms[term], "value": value, "id": identifier}
            rows["unindex"].append(gone)
        for term, value in change.kept:
            rows["reindex"].append(
                {"tenant": tenant.id, "field": terms[term], "value": value, "id": identifier, "seq": seq}
            )
        for term, value in change.added:
            rows["index"].append(
                {"tenant": tenant.id, "field": terms[term], "value": value, "id": identifier, "seq": seq}
            )

    def close(self) -> None:
        """Writes what is left and the rows of the tenants."""
        self._write_work()
        names = ("id", "seq", "recorded_at", "audit_sequence", "audit_hash")
        ends = [{n: getattr(t, n) for n in names} for t in self.tenants.values()]
        insert_and_update_rows(self.connection, ("heads", self._taken_audits()), ("tenants", ends))


def _rounds(changes: list[tuple[Tenant, Stored]]) -> Iterator[list[tuple[Tenant, Stored]]]:
    """Changes in their order, in stretches in which no record stands twice: one statement cannot change a row twice."""
    there: set[tuple[int, str, str]] = set()
    made: list[tuple[Tenant, Stored]] = []
    for tenant, change in changes:
        key = tenant.id, change.head.resource, change.head.id
        if key in there:
            yield made
            there, made = set(), []
        there.add(key)
        made.append((tenant, change))
    yield made


def open_batch(connection: Connection, terms: Terms, names: Iterable[str]) -> Batch:
    """A batch that holds the rows of these tenants until its transaction ends."""
    rows = ASK_TENANTS(connection, names=sorted(names))
    found = {
        row.name: Tenant(row.id, row.name, row.seq, row.recorded_at, row.audit_sequence, row.audit_hash) for row in rows
    }
    return Batch(connection, terms, found)


def version_row(version: Version) -> dict[str, Any]:
    """The columns of a version."""
    return {name: getattr(version, name) for name in ("number", "seq", "valid_from", "valid_to", "recorded_at", "doc")}


def head_row(head: Head) -> dict[str, Any]:
    """The columns of a head besides its key."""
    return version_row(head.version) | {
        "last_number": head.last_number,
        "next_from": head.next_from,
        "deleted": head.deleted,
    }


WRITES: tuple[tuple[str, Callable[[Connection, Rows], None]], ...] = (
    ("recall", lambda connection, rows: delete_rows(connection, "history", rows)),
    ("past", lambda connection, rows: insert_rows(connection, "history", rows)),
    ("create", lambda connection, rows: insert_rows(connection, "heads", rows)),
    ("update", lambda connection, rows: update_rows(connection, "heads", rows)),
    ("unindex", lambda connection, rows: delete_rows(connection, "entries", rows)),
    ("unindex", lambda connection, rows: insert_rows(connection, "past_entries", rows, or_leave=True)),
    ("reindex", lambda connection, rows: update_rows(connection, "entries", rows)),
    ("index", lambda connection, rows: insert_rows(connection, "entries", rows)),
    ("event", lambda connection, rows: insert_rows(connection, "events", rows)),
)
