"""Records of a file one after another: a line each (NDJSON), an array, or pretty-printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from crmstandard.findings import Finding, Place, finding
from crmstandard.reading.positions import line_of
from crmstandard.reading.streams import PEEK, STDIN, Unreadable, opened, sayable
from crmstandard.reading.text import parse_line
from crmstandard.reading.tokens import BOM
from crmstandard.reading.traces import identity_of
from crmstandard.reading.values import Value, values

LONGEST = 16 * 1024 * 1024
GOES_ON = (b",", b"]", b"}")  # how a line begins that continues the record before it


class Record(NamedTuple):
    """One record of a source: its document, or None with the findings that say why it could not be read.

    `resource` and `record` are its resourceType and id as far as an unreadable text still shows
    them. `raw` is kept for records of several lines, so that a finding can name the very line. A
    document that was read may have findings too: warnings about the file that it stands in.
    """

    document: Any
    place: Place
    findings: tuple[Finding, ...] = ()
    resource: str | None = None
    record: str | None = None
    raw: bytes | None = None

    @property
    def is_lost(self) -> bool:
        """Whether the record could not be read."""
        return bool(self.findings) and any(each.level == "error" for each in self.findings)

    def place_of(self, pointer: str) -> Place:
        """Where the member at `pointer` stands: its line if the record has several."""
        if self.raw is None or self.place.line is None:
            return self.place
        return Place(self.place.source, self.place.line + line_of(self.raw, pointer) - 1)


def read_records(path: Path | None) -> Iterator[Record]:
    """The records of a file, or of standard input for None; raises Unreadable. Memory is bounded by one record."""
    source = STDIN if path is None else sayable(path)
    with opened(path) as stream:
        marked = stream.peek(len(BOM)).startswith(BOM)
        if marked:
            stream.read(len(BOM))
        lines = by_lines(stream.peek(PEEK))
        records = _lines(source, stream) if lines else (record_of(source, each) for each in values(stream, LONGEST))
        first = next(records, None)
        if first is None and lines:
            raise Unreadable(source, "holds nothing but blanks")
        if first is not None:
            yield _marked(first) if marked else first
            yield from records


def _marked(first: Record) -> Record:
    note = finding("GEN-040", "", keyword="json").at(Place(first.place.source, 1))
    return first._replace(findings=(note, *first.findings))


def by_lines(head: bytes) -> bool:
    """Whether a source has a record a line; otherwise it is an array or pretty-printed."""
    text = head.lstrip()
    if text.startswith(b"["):
        return False
    first, newline, rest = text.partition(b"\n")
    if not text.startswith(b"{") or not newline or _is_whole(first):
        return True
    first, rest = first.rstrip(), rest.lstrip()
    if first.endswith((b"[", b":")):  # a value follows in the next line, unless this record was cut short just there
        second, _, third = rest.partition(b"\n")
        return _is_whole(second) and not third.lstrip().startswith(GOES_ON)
    return rest.startswith(b"{") or (first.endswith(b"}") and not rest.startswith(GOES_ON))


def _is_whole(line: bytes) -> bool:
    return not parse_line(line)[1]


def _lines(source: str, stream: io.BufferedReader) -> Iterator[Record]:
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST and not line.endswith(b"\n"):
            yield too_long(source, number, line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(PEEK)
        elif not line.isspace():
            yield _of_text(source, number, line)


def too_long(source: str, number: int, head: bytes) -> Record:
    """What is told of a line that exceeds the limit, of which `head` is the beginning."""
    place = Place(source, number)
    return lost_record(head, place, [finding("GEN-007", "", keyword="json", limit=f"{LONGEST:,}")])


def _of_text(source: str, number: int, line: bytes) -> Record:
    document, faults = parse_line(line)
    place = Place(source, number)
    return Record(document, place) if not faults else lost_record(line, place, faults)


def lost_value(source: str, value: Value) -> Record:
    """A value that could not be delimited, with the fault that says why."""
    return lost_record(value.text, Place(source, value.line), [value.fault] if value.fault else [])


def record_of(source: str, value: Value) -> Record:
    """The record of one value, read strictly; findings name the line in it that they stand in."""
    return lost_value(source, value) if value.fault else record_at(source, value.line, value.text)


def record_at(source: str, line: int, text: bytes) -> Record:
    """The record of a text that begins in a line, read strictly; findings name the line in it that they stand in."""
    document, faults = parse_line(text)
    if not faults:
        return Record(document, Place(source, line), raw=text if b"\n" in text else None)
    within, fault = _in_its_line(text, faults[0])
    return lost_record(text, Place(source, line + within), [fault])


def _in_its_line(text: bytes, fault: Finding) -> tuple[int, Finding]:
    """How many lines into a record its fault stands, and the fault with its column in that line."""
    column = fault.params.get("column")
    if column is None:
        return 0, fault
    before = text.decode("utf-8")[: column - 1]
    column -= before.rfind("\n") + 1
    return before.count("\n"), replace(fault, params={**fault.params, "column": column})


def lost_record(text: bytes, place: Place, faults: list[Finding]) -> Record:
    """A record that could not be read, with the findings that say why, and what its text still tells of it."""
    resource, record = identity_of(text)
    return Record(None, place, tuple(each.at(place, resource, record) for each in faults), resource, record)
