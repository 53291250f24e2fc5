"""One worker on a feed: judges blocks of records and keeps what is counted, so that several can share the work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from crmstandard.feeds.accuracy import EVERY, is_of_check_digits, is_sampled, numbers_with_check_digits
from crmstandard.feeds.alone import Alone
from crmstandard.feeds.cells import Cells, Spot
from crmstandard.feeds.counts import Control, Received
from crmstandard.feeds.faults import IN_SHAPE, Faults, Known, unfilled
from crmstandard.feeds.fields import beginning
from crmstandard.feeds.good import Good
from crmstandard.feeds.native.gate import (
    ABSENCES,
    ALL_FACTS,
    FACTS,
    SAMPLED,
    Keeping,
    Looked,
    Scanned,
    is_available,
    opened,
)
from crmstandard.feeds.native.gathering import Gathering, Rows
from crmstandard.feeds.part import Part
from crmstandard.findings import Place
from crmstandard.reading import Block, Record
from crmstandard.validators import Session
from crmstandard.validators.session import Judged, id_of
from crmstandard.validators.structure import judge

EXCERPT = 400
Left = tuple[int, bytes, int]  # line and text of a record, and what of it is in doubt (see Gate.doubts)
NO_FAULTS = Faults(None, (), Cells(0))


@dataclass(frozen=True)
class Task:
    """What every worker is told: the profile, how many places to keep, and what to sum in which source."""

    profile: str | None = None
    samples: int = 20
    controls: Mapping[int, tuple[Control, ...]] = field(default_factory=dict)
    folder: Path | None = None
    native: bool = True  # whether the gate is used where it is built; findings are the same


class Checker:
    """Judges blocks one after another; `part` is what it has found so far."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.session = Session(profile=task.profile, folder=task.folder)
        self.part = Part(Cells(task.samples))
        self.left = 0  # records that the gate has left to be read
        self._gathering = Gathering()
        self._gate = opened(task.profile) if task.native and is_available() else None
        self._known = Known()
        self._alone = Alone(self._gate, self.session, self.part, self._known) if self._gate is not None else None

    @property
    def has_gate(self) -> bool:
        """Whether good records are accepted natively."""
        return self._gate is not None

    def scan(self, block: Block) -> Scanned | None:
        """What the gate says of a block; None where it is not asked. Threads may call it at the same time."""
        if self._gate is None or not block.data:
            return None
        return self._gate.scan(block.data, by_value=block.by_value, keeping=Keeping(block.first, EVERY, block.source))

    def take(self, source: int, block: Block, scanned: Scanned | None) -> None:
        """Judges the records of a block of the source with this number, of which `scan` has said this."""
        received = self.part.received.setdefault(source, Received())
        for note in block.notes:
            self.part.cells.add(note, source)
        for lost in block.lost:
            self._count_lost(source, received, lost)
        known_good, good = self.session.known_good, Good()
        for line, text, why in self._left(source, received, block, scanned):
            self.left += 1
            document = known_good(text)
            if document is None:
                if good:
                    self._take_good(source, received, block, good)
                self._take_exactly(source, received, block.read(line, text), text, why)
            elif good.add(document, line):
                self._take_good(source, received, block, good)
        self._take_good(source, received, block, good)

    def _take_exactly(self, source: int, received: Received, record: Record, text: bytes, why: int) -> None:
        if record.is_lost:
            self._count_lost(source, received, record)
        else:
            self._count(source, received, record, text, why)

    def _take_good(self, source: int, received: Received, block: Block, good: Good) -> None:
        """Counts and keeps records that were accepted the quick way."""
        for title, documents, lines in good.taken():
            self.session.keep_accepted(title, documents, block.source, lines)
            for members, count in Counter(map(tuple, documents)).items():
                self._count_good(received, title, members, count)
            self._look_at_good(source, title, documents)

    def _left(self, source: int, received: Received, block: Block, found: Scanned | None) -> Iterable[Left]:
        """The records that the gate did not accept; those that it did are counted."""
        if found is None:
            return ((line, text, 0) for line, text in block.texts())
        self._count_accepted(received, found)
        for each in found.wanted:
            self._look(block, each)
        suspicious: Iterable[Looked] = found.suspicious
        controls = self._task.controls.get(source)
        if controls:
            self._sum_accepted(source, controls, block, list(_texts_of(block, suspicious)))
        elif not block.by_value:  # of records over lines it is told in which of these a fault stands
            suspicious = self._but_alone(source, received, block, found.suspicious)
        return chain(_texts_of(block, suspicious), ((line, text, 0) for line, text in block.values))

    def _but_alone(
        self, source: int, received: Received, block: Block, suspicious: Iterable[Looked]
    ) -> Iterator[Looked]:
        """Those that cannot be judged by the only member that is in doubt."""
        for each in suspicious:
            if self._alone is not None and self._alone.takes(source, received, block, each):
                self.left += 1
            else:
                yield each

    def _sum_accepted(self, source: int, controls: Sequence[Control], block: Block, left: Sequence[Left]) -> None:
        """Adds what the records of a block hold that were not left by the gate; both come in their order."""
        following = iter(left)
        passed = next(following, None)
        for line_and_text in replace(block, values=()).texts():
            if passed is not None and line_and_text == passed[:2]:
                passed = next(following, None)
            else:
                self.part.sums.add(source, controls, orjson.loads(line_and_text[1]))

    def _count_accepted(self, received: Received, found: Scanned) -> None:
        """Counts the records that the gate accepted, and keeps what it tells of them."""
        for written, shapes in found.kept:
            for members, count in shapes:
                self._count_good(received, written.resource, members, count)
            self.session.keep_columns(written)
        self.part.checked += found.counted
        self._keep_written(self._gathering.add(found.facts))

    def _keep_written(self, facts: Iterable[Rows]) -> None:
        for rows in facts:
            self.session.keep_written(*rows)

    def _look(self, block: Block, place: Looked) -> None:
        """Looks at a good record for what the gate does not tell."""
        document, line = orjson.loads(block.data[place.start : place.end]), block.first + place.line
        if place.why & (FACTS | ALL_FACTS) and self._gate is not None:
            taken = () if place.why & ALL_FACTS else self._gate.taken[document["resourceType"]]
            self.session.keep_facts(document, Place(block.source, line), taken)
        if place.why & ABSENCES:
            self._count_unfilled(document["resourceType"], document)
        if place.why & SAMPLED:
            self.part.checked += numbers_with_check_digits(document["resourceType"], document)

    def finish(self) -> Part:
        """What was found, with the facts on disk, for another worker to judge together with its own."""
        self._count_facts()
        self.part.facts = self.session.parted()
        return self.part

    def finish_here(self) -> Part:
        """What was found, with the session that keeps the facts: to be judged in this very process."""
        self._count_facts()
        self.part.session = self.session
        return self.part

    def _count_facts(self) -> None:
        self._keep_written(self._gathering.rest())
        self.part.compared = self.session.facts_kept

    def _count_lost(self, source: int, received: Received, record: Record) -> None:
        received.records += 1
        received.unreadable += 1
        self.part.invalid += 1
        if record.is_lost:
            received.beside += not received.bad.add(record.place.line or 0)
        for each in record.findings:
            self.part.cells.add(each, source)
        if record.resource and record.record:
            self.session.lost(record.resource, record.record, record.place)

    def _count(self, source: int, received: Received, record: Record, text: bytes, why: int) -> None:
        document = record.document
        received.records += 1
        title, identity, faults = self._judged(document, why)
        controls = self._task.controls.get(source)
        if controls and isinstance(document, dict):
            self.part.sums.add(source, controls, document)
        if title is not None:
            self._keep_facts(title, identity, record, faults)
            received.resources[title] += 1
            self._count_cells(title, document, faults)
            if is_sampled(document.get("id")):
                self.part.checked += numbers_with_check_digits(title, document)
                self.part.wrong += sum(is_of_check_digits(each) for each in faults.found)
        if faults.found:
            self._keep(source, received, record, identity, faults)
        else:
            self.session.learn(document, text)

    def _judged(self, document: Any, why: int) -> tuple[str | None, str | None, Faults]:
        """Which resource and record a document is, as far as it tells, and its faults."""
        doubts = self._gate.doubts(document["resourceType"], why) if why and self._gate is not None else None
        if doubts is None:
            found = self.session.judged(document)
            return found.title, found.record, self._faults(found)
        title = document["resourceType"]
        decisive = judge(title, self._task.profile).parts.decisive(document, doubts) if any(doubts[:2]) else None
        if decisive is None:
            found = self.session.judged(document, doubts)
            return title, found.record, self._faults(found)
        key = title, why, orjson.dumps(decisive)
        faults = self._known.get(key)
        if faults is None or faults is IN_SHAPE:
            doubts = doubts._replace(is_in_shape=faults is IN_SHAPE)
            faults = self._faults(self.session.judged(document, doubts))
            self._known.keep(key, faults)
        return title, id_of(document), faults

    def _keep_facts(self, title: str, identity: str | None, record: Record, faults: Faults) -> None:
        if faults.is_misshapen:
            is_lost = bool(record.document.get("lost"))
            self.session.salvage(title, identity, record.place, is_lost=is_lost)
        else:
            self.session.keep(title, identity, record.document, record.place)

    def _faults(self, found: Judged) -> Faults:
        return Faults(found.title, found.findings, self.part.cells) if found.findings else NO_FAULTS

    def _count_good(self, received: Received, title: str, members: Iterable[str], count: int) -> None:
        """Counts so many records with these members in which nothing is wrong."""
        received.records += count
        received.resources[title] += count
        self.part.presence.add_all(title, members, count)

    def _look_at_good(self, source: int, title: str, documents: Sequence[Mapping[str, Any]]) -> None:
        """Sums and counts what few records ask for, of those that were accepted the quick way."""
        controls = self._task.controls.get(source)
        for document in documents if controls else ():
            self.part.sums.add(source, controls or (), document)
        for document in documents:
            if is_sampled(document["id"]):
                self.part.checked += numbers_with_check_digits(title, document)
            if "absences" in document:
                self._count_unfilled(title, document)

    def _count_cells(self, title: str, document: Mapping[str, Any], faults: Faults) -> None:
        self.part.presence.add(title, document, judged=not faults.is_shapeless)
        self.part.invalid += faults.misshapen
        if faults.found or "absences" in document:
            self._count_unfilled(title, document, faults.placeholders)

    def _count_unfilled(self, title: str, document: Mapping[str, Any], placeholders: Collection[str] = ()) -> None:
        missing, excused = unfilled(title, document, placeholders)
        self.part.missing[title] += missing
        self.part.excused[title] += excused

    def _keep(self, source: int, received: Received, record: Record, identity: str | None, faults: Faults) -> None:
        line, cells, excerpt = record.place.line or 0, self.part.cells, None
        if faults.has_error:
            received.beside += not received.bad.add(line)
        for cell, each in faults.by_cell:
            cell.count += 1
            at = line if record.raw is None else record.place_of(each.pointer).line or 0
            if cells.wants(cell, source, at, each.pointer):
                if excerpt is None and record.document is not None:
                    excerpt = excerpt_of(record.document)
                cells.keep(cell, each, Spot(source, at, identity), excerpt)


def _texts_of(block: Block, places: Iterable[Looked]) -> Iterator[Left]:
    """Some records of a block, as its texts are."""
    for each in places:
        text = block.data[each.start : each.end]
        text = text.lstrip() if block.by_value else text.removesuffix(b"\n")
        if text.strip():
            yield block.first + each.line, text, each.why


def excerpt_of(document: Any) -> str:
    """The beginning of a record with everything personal taken out."""
    title = document.get("resourceType") if isinstance(document, dict) else None
    text = beginning(title if isinstance(title, str) else None, document, EXCERPT)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
