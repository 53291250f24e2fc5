"""Records of a file one after another: a line each (NDJSON), an array, or pretty-printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crmstandard.findings import Finding, Place, finding
from crmstandard.reading.positions import line_of
from crmstandard.reading.streams import PEEK, STDIN, opened
from crmstandard.reading.text import BOM, parse_line
from crmstandard.reading.values import Value, values

LONGEST = 16 * 1024 * 1024
RESOURCE = re.compile(rb'"resourceType"\s*:\s*"([A-Za-z]{1,64})"')
ID = re.compile(rb'"id"\s*:\s*"([A-Za-z0-9._-]{1,64})"')


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a source: its document, or None with the findings that say why it could not be read.

    `resource` and `record` are its resourceType and id as far as an unreadable text still shows
    them. `raw` is kept for records of several lines, so that a finding can name the very line.
    """

    document: Any
    place: Place
    findings: tuple[Finding, ...] = ()
    resource: str | None = None
    record: str | None = None
    raw: bytes | None = None

    def place_of(self, pointer: str) -> Place:
        """Where the member at `pointer` stands: its line if the record has several."""
        if self.raw is None or self.place.line is None:
            return self.place
        return Place(self.place.source, self.place.line + line_of(self.raw, pointer) - 1)


def read_records(path: Path | None) -> Iterator[Record]:
    """The records of a file, or of standard input for None; raises Unreadable. Memory is bounded by one record."""
    source = STDIN if path is None else str(path)
    with opened(path) as stream:
        if stream.peek(len(BOM)).startswith(BOM):
            stream.read(len(BOM))
        if _by_lines(stream.peek(PEEK)):
            yield from _lines(source, stream)
        else:
            for each in values(stream, LONGEST):
                yield _of_value(source, each)


def _by_lines(head: bytes) -> bool:
    """Whether a source has a record a line; otherwise it is an array or pretty-printed."""
    text = head.lstrip()
    if not text.startswith((b"{", b"[")):
        return True
    first, newline, rest = text.partition(b"\n")
    if text.startswith(b"["):
        return False
    return not newline or first.rstrip().endswith(b"}") or rest.lstrip().startswith(b"{") or len(first) >= PEEK


def _lines(source: str, stream: io.BufferedReader) -> Iterator[Record]:
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            yield _too_long(source, number, line[:PEEK])
            while line and not line.endswith(b"\n"):
                line = stream.readline(PEEK)  # the rest of an overlong line is passed over
        elif not line.isspace():
            yield _of_text(source, number, line)


def _too_long(source: str, number: int, head: bytes) -> Record:
    place = Place(source, number)
    return _lost(head, place, [finding("GEN-007", "", keyword="json", limit=f"{LONGEST:,}")])


def _of_text(source: str, number: int, line: bytes) -> Record:
    document, faults = parse_line(line)
    place = Place(source, number)
    return Record(document, place) if not faults else _lost(line, place, faults)


def _of_value(source: str, value: Value) -> Record:
    place = Place(source, value.line)
    if value.fault:
        return _lost(value.text, place, [value.fault])
    document, faults = parse_line(value.text)
    raw = value.text if b"\n" in value.text else None
    return Record(document, place, raw=raw) if not faults else _lost(value.text, place, faults)


def _lost(text: bytes, place: Place, faults: list[Finding]) -> Record:
    resource, record = RESOURCE.search(text), ID.search(text)
    name = resource[1].decode() if resource else None
    key = record[1].decode() if record else None
    return Record(None, place, tuple(each.at(place, name, key) for each in faults), name, key)
