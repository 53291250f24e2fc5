"""Records that are wrong in one member, judged and counted by its value alone: the rest of them is not read again."""

from __future__ import annotations

from crmstandard.feeds.accuracy import is_sampled
from crmstandard.feeds.counts import Received, mandatory
from crmstandard.feeds.faults import IN_SHAPE, Faults, Key, Known
from crmstandard.feeds.native.gate import Gate, Looked, span_of
from crmstandard.feeds.part import Part
from crmstandard.findings import Place
from crmstandard.reading import Block
from crmstandard.reading.text import parse_line
from crmstandard.validators import Session

SHALLOW = 32  # values with fewer brackets are nowhere near the depth that is refused


class Alone:
    """What the gate tells of a suspicious record is enough for most; those of which more is asked are left."""

    def __init__(self, gate: Gate, session: Session, part: Part, known: Known) -> None:
        self._gate = gate
        self._session = session
        self._part = part
        self._known = known

    def takes(self, source: int, received: Received, block: Block, place: Looked) -> bool:
        """Judges, counts and keeps a record if that can be done without reading it."""
        if not (place.value and place.id):
            return False
        data, why = block.data, place.why
        title, record = self._gate.identity(data, place)
        key = title, why, span_of(data, place.value)
        faults = self._known.get(key)
        if faults is None:
            faults = self._judged(key)
            if faults is None:
                return False
            self._known.keep_alone(key, faults)
        members, line = self._gate.members(title, place.seen), block.first + place.line
        if not faults.is_plain or "absences" in members or is_sampled(record) or self._is_shown(source, line, faults):
            return False
        received.records += 1
        received.resources[title] += 1
        received.beside += not received.bad.add(line)
        self._session.salvage(title, record, Place(block.source, line))
        part = self._part
        part.presence.add(title, members, judged=False)
        part.invalid += faults.misshapen
        part.missing[title] += len(mandatory(title).difference(members))
        for cell, _ in faults.by_cell:
            cell.count += 1
        return True

    def _judged(self, key: Key) -> Faults | None:
        """The faults of shape in a value, IN_SHAPE where there are none; None where they cannot be told of it alone."""
        title, why, text = key
        if text.count(b"{") + text.count(b"[") >= SHALLOW:
            return None
        value, lost = parse_line(text)
        doubts = self._gate.doubts(title, why)
        found = self._session.judged_alone(title, doubts.members[0], value) if doubts and not lost else None
        if found is None:
            return None
        return Faults(title, found, self._part.cells) if found else IN_SHAPE

    def _is_shown(self, source: int, line: int, faults: Faults) -> bool:
        """Whether the place of one of the faults is among those that are kept, with an excerpt of the record."""
        cells = self._part.cells
        return any(cells.wants(cell, source, line, each.pointer) for cell, each in faults.by_cell)
