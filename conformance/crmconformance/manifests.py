"""Imports of files that the suite serves itself, by a manifest that names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import orjson

from crmconformance.asking import IMPORTS, Answer, Ask, post
from crmconformance.jobs import ASYNC, few, last_poll, rows_possible
from crmconformance.records import Document
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, deliveries, expect, serve
from crmconformance.target import Target
from crmconformance.trial import Trial

AS_OF, DELIVERED = "2026-01-31", "2026-02-01T01:00:00Z"
SOON = 2.0  # seconds that a request for a file may still be on its way when its job has ended
UNSUITED = (400, 403, 422)  # what a system answers that does not fetch from such an address


@dataclass(frozen=True)
class File:
    """A file of rows, and what its manifest says of it otherwise than it is."""

    name: str
    rows: tuple[Document, ...]
    told: Document = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The file itself."""
        return b"".join(orjson.dumps(each) + b"\n" for each in self.rows)

    def entry(self) -> Document:
        """Its entry in the manifest."""
        made = {"name": self.name, "resourceType": self.rows[0]["resourceType"], "format": "ndjson"}
        counted = {"recordCount": len(self.rows), "byteCount": len(self.content)}
        return {**made, **counted, "sha256": sha256(self.content).hexdigest(), **self.told}


def by_files(target: Target) -> Iterable[str]:
    """A resource of which files can be imported, one whose records can be deleted where there is one."""
    names = rows_possible(target)
    return few([name for name in names if name in target.offering("delete")] or names)[:1]


def manifest(t: Trial, base: str, files: Iterable[File]) -> Document:
    """The manifest of files that lie below a path of the suite's endpoint."""
    entries = [each.entry() for each in files]
    return {
        "feedId": t.word(),
        "sourceSystem": str(t.settings["callback"]).rstrip("/") + base,
        "asOf": AS_OF,
        "sequence": 1,
        "fullOrDelta": "delta",
        "schemaVersion": t.target.spec_version,
        "files": entries,
        "recordCount": sum(each["recordCount"] for each in entries),
        "deliveredAt": DELIVERED,
    }


def fetched(t: Trial, *files: File) -> Script[Answer]:
    """The job of an import of files, once it has ended, however it did.

    Raises Fault where an import is not taken as a manifest, Missing where the system fetches nothing from the suite.
    """
    base = f"/{t.word()}"
    for each in files:
        yield from serve(f"{base}/{each.name}", each.content)
    started = yield from ask(_start(manifest(t, base, files)))
    if started.status in UNSUITED:
        raise Missing(
            say("files of the suite's endpoint are needed, but their import was answered with {}", started.shown)
        )
    job = yield from last_poll(t, expect(started, 202, file=files[0].name))
    if not (yield from deliveries(f"{base}/{files[0].name}", 1, SOON)):
        raise Missing("the system has fetched no file from the endpoint of the suite")
    return job


def _start(wanted: dict[str, Any]) -> Ask:
    return post(IMPORTS, wanted, headers=ASYNC)
