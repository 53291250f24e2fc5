"""What must hold after a server was killed, read by its interface and straight from its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import httpx
import orjson
from sqlalchemy import Connection, select

from crmserver.settings import Settings
from crmserver.store.auditing import chains
from crmserver.store.engine import open_database
from crmserver.store.fields import index_of
from crmserver.store.tables import entries, events, heads, history, tenants, terms
from crmstandard.operations import roles
from tests.soak import imports
from tests.soak.imports import Importer

if TYPE_CHECKING:
    from tests.soak.kills import Known


def promises(url: str, token: str, records: Iterable[Known]) -> Iterator[str]:
    """Promises that were broken to one writer: of answered writes, of those in flight, of repeated keys."""
    with httpx.Client(base_url=url, headers={"authorization": f"Bearer {token}"}, timeout=30) as client:
        for record in records:
            if record.id:
                yield from _of_record(client, record)
            else:
                yield f"{record.name} could not be created in the end"


def _of_record(client: httpx.Client, record: Known) -> Iterator[str]:
    answer = client.get(f"/v1/persons/{record.id}/history?limit=1000")
    if answer.status_code != 200:
        yield f"{record.id} was answered and is lost ({answer.status_code})"
        return
    found = {each["resource"]["meta"]["versionId"]: each["resource"] for each in answer.json()["entries"]}
    for known in record.versions:
        there = found.pop(known["meta"]["versionId"], None)
        if there is None or _content(there) != _content(known):
            yield f"version {known['meta']['versionId']} of {record.id} was answered and is lost or other"
    if len(found) > len(record.pending):
        yield f"{record.id} has {len(found)} versions that nobody knows of, {len(record.pending)} were in flight"
    gone = client.get(f"/v1/persons/{record.id}").status_code == 410
    if gone != record.deleted and not record.maybe_deleted:
        yield f"{record.id} is {'gone' if gone else 'there'} against what was answered"
    if not record.deleted and not record.maybe_deleted and not gone:
        yield from _again(client, record)


def _again(client: httpx.Client, record: Known) -> Iterator[str]:
    """The same key gives the first answer."""
    body = {"resourceType": "Person", "names": [{"use": "legal", "text": record.name}], "status": "active"}
    answer = client.post("/v1/persons", json=body, headers={"idempotency-key": record.name})
    if (answer.status_code, answer.json()) != (201, record.versions[0]):
        yield f"the key of {record.id} gave another answer ({answer.status_code})"


def _content(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the end of its times, which later versions set."""
    meta = {name: value for name, value in record["meta"].items() if name != "recordedUntil"}
    return {**record, "meta": {**meta, "validTime": {"start": meta["validTime"]["start"]}}}


def database(settings: Settings, importers: list[Importer]) -> list[str]:
    """What does not fit together in the tables: events and versions, index and heads, imports, the audit chain."""
    found = [
        f"the audit chain of {each.tenant}: {each.verdict}" for each in chains(settings.database) if not each.holds
    ]
    opened = open_database(settings.database)
    try:
        with opened.reading() as connection:
            found += [*_events(connection), *_index(connection), *_once(connection)]
            found += imports.promises(connection, importers)
    finally:
        opened.close()
    return found


def _events(connection: Connection) -> Iterator[str]:
    """No event without its change, no change without its event, and no gap in their numbers."""
    audit = connection.execute(select(terms.c.id).where(terms.c.name == roles()["audit"])).scalar()
    changes = set()
    for table in (heads, history):
        c = table.c
        rows = connection.execute(select(c.tenant, c.resource, c.id, c.number, c.seq).where(c.resource != audit))
        changes |= {tuple(row) for row in rows}
    e = events.c
    told = {tuple(row) for row in connection.execute(select(e.tenant, e.resource, e.id, e.number, e.seq))}
    yield from (f"a change without its event: {each}" for each in changes - told)
    yield from (f"an event without its change: {each}" for each in told - changes)
    for tenant, last in connection.execute(select(tenants.c.id, tenants.c.seq)):
        numbers = sorted(each[4] for each in told if each[0] == tenant)
        if numbers != list(range(1, last + 1)):
            yield f"the events of tenant {tenant} are not numbered 1 to {last}"


def _index(connection: Connection) -> Iterator[str]:
    """The index holds for each head what `index_of` says of it, and nothing else."""
    names: dict[int, str] = {row.id: row.name for row in connection.execute(select(terms))}
    rows: dict[tuple[int, str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in connection.execute(select(entries)):
        rows[row.tenant, names[row.field].partition(".")[0], row.id].add((names[row.field], row.value))
    for row in connection.execute(select(heads)):
        key = (row.tenant, names[row.resource], row.id)
        indexed = rows.pop(key, set())
        if key[1] == roles()["audit"]:
            continue  # indexed when somebody looks
        wanted = set() if row.deleted else index_of(key[1], orjson.loads(row.doc))
        if indexed != wanted:
            yield f"the index of {key[1]}/{key[2]} is not that of its record"
    yield from (f"the index has rows of {key[1]}/{key[2]}, which is not there" for key in rows)


def _once(connection: Connection) -> Iterator[str]:
    """No create was carried out twice: the writers give each record a name of its own."""
    seen: dict[str, str] = {}
    for row in connection.execute(select(heads.c.id, heads.c.doc).where(heads.c.doc != b"")):
        document = orjson.loads(row.doc)
        if document["resourceType"] == "Person":
            name = document["names"][0]["text"]
            if name in seen:
                yield f"{name} was created twice: {seen[name]} and {row.id}"
            seen[name] = row.id
