"""Writes the records of a feed, one NDJSON file a resource, and only those that validate."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import orjson

from crmstandard import schemas
from crmstandard.findings import Finding, finding
from crmstandard.mapping.records import Made
from crmstandard.mapping.rejects import RejectLog
from crmstandard.validators import Session

BATCH = 1000
REPEATED = "GEN-061"


def file_name(resource: str) -> str:
    """Name of the file that holds the records of a resource: its collection."""
    return f"{schemas.resource(resource).collection}.ndjson"


def merged(streams: list[Iterator[Made]]) -> Iterator[Made]:
    """Several streams in the order of ids as one."""
    return streams[0] if len(streams) == 1 else heapq.merge(*streams, key=lambda made: made.record.get("id", ""))


class FeedWriter:
    """Writes the valid records of one resource in the order in which they come, which is that of their ids."""

    def __init__(self, folder: Path, resource: str, rejects: RejectLog) -> None:
        self.path = folder / file_name(resource)
        self.resource = resource
        self.mapped = 0
        self._rejects = rejects
        self._session = Session(resource)
        self._last: str | None = None

    def write(self, made: Iterable[Made]) -> None:
        """Writes what is valid and reports the rest; a file without records is not left behind."""
        stream = self._lines(made)
        with self.path.open("wb") as out:
            while batch := list(islice(stream, BATCH)):
                out.write(b"".join(batch))
        if not self.mapped:
            self.path.unlink()

    def _lines(self, made: Iterable[Made]) -> Iterator[bytes]:
        for each in made:
            found = self._errors(each)
            if found:
                self._rejects.record(self.resource, each.record.get("id"), found, each.file, each.line)
                continue
            self._last = each.record["id"]
            self.mapped += 1
            yield orjson.dumps(each.record, option=orjson.OPT_APPEND_NEWLINE)

    def _errors(self, made: Made) -> list[Finding]:
        found = [each for each in self._session.check(made.record) if each.level == "error"]
        if not found and made.record["id"] == self._last:
            return [finding(REPEATED, "/id", first=f"the record before it in {self.path.name}")]
        return found
