"""Records in memory: every version that was recorded, and when each is true."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.conformance.second.wire import HERE, Document, told

SECOND = 1_000_000


@dataclass(frozen=True)
class Version:
    """One version: times in microseconds, `end` None while it is open; `period` is the valid time as it is told."""

    id: str
    recorded: int
    start: int
    end: int | None
    content: Document
    period: dict[str, str]

    def holds(self, moment: int) -> bool:
        return self.start <= moment and (self.end is None or moment < self.end)


@dataclass
class Record:
    """A record with its versions in the order in which they were recorded; `gone` is when it was deleted."""

    resource: str
    id: str
    versions: list[Version] = field(default_factory=list)
    gone: int | None = None

    def at(self, valid: int, known: int) -> Version | None:
        """What was known at one time to be true at another: the version recorded last counts."""
        if self.gone is not None and self.gone <= known:
            return None
        fitting = [each for each in self.versions if each.recorded <= known and each.holds(valid)]
        return fitting[-1] if fitting else None

    def now(self, moment: int) -> Version:
        """The version that is true now; the one recorded last where none is."""
        return self.at(moment, moment) or self.versions[-1]

    def next_start(self, moment: int) -> int | None:
        """When the next version begins that is true from a later time on."""
        return min((each.start for each in self.versions if each.start > moment), default=None)

    def etag(self, version: Version) -> str:
        """The tag of a version while the record has so many; a change of a later day makes one more."""
        return f'"{self.resource},{self.id};version={version.id},of={len(self.versions)}"'

    def recorded(self, version: Version) -> Document:
        """A version as it was recorded."""
        meta = {
            **version.content["meta"],
            "versionId": version.id,
            "recordedAt": told(version.recorded, HERE),
            "validTime": version.period,
        }
        return {**version.content, "resourceType": self.resource, "id": self.id, "meta": meta}

    def shown(self, version: Version, known: int) -> Document:
        """A version as it is read: true until the next one begins that was known at a time."""
        made = self.recorded(version)
        later = [each.start for each in self.versions if each.recorded <= known and each.start > version.start]
        if later and (version.end is None or min(later) < version.end):
            made["meta"] = {**made["meta"], "validTime": {**version.period, "end": told(min(later))}}
        return made


class Store:
    """All records. Ids are numbers of each resource, so that records of two resources may share one."""

    def __init__(self) -> None:
        self._records: dict[tuple[str, str], Record] = {}
        self._numbers: Counter[str] = Counter()
        self._last = 0

    def clock(self) -> int:
        """The time now, never before what was recorded last."""
        return max(time.time_ns() // 1000, self._last)

    def tick(self) -> int:
        """A time to record at: whole seconds, so that two versions may have been recorded at the same time."""
        self._last = max(time.time_ns() // 1000 // SECOND * SECOND, self._last)
        return self._last

    def new_id(self, resource: str) -> str:
        self._numbers[resource] += 1
        return str(self._numbers[resource])

    def get(self, resource: str, identifier: str) -> Record | None:
        return self._records.get((resource, identifier))

    def put(self, record: Record) -> None:
        self._records[record.resource, record.id] = record

    def of(self, resource: str) -> Iterator[Record]:
        """The records of a resource, deleted ones among them."""
        return (each for (kind, _), each in self._records.items() if kind == resource)

    def present(self, reference: dict[str, Any]) -> bool:
        found = self.get(reference["type"], reference["id"])
        return found is not None and found.gone is None


def version_id() -> str:
    return f"v-{secrets.token_hex(5)}"
